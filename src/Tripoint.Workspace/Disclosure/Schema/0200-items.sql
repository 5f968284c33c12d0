--@up
CREATE TABLE items (
  id {text} PRIMARY KEY,
  kind {text} NOT NULL,
  owner_id {text} NOT NULL REFERENCES parties (id),
  title {text} NOT NULL,
  audience {text} NOT NULL,
  embargoed_until {long},
  withdrawn_at {long},
  created_by_id {text} NOT NULL REFERENCES persons (id),
  created_at {long} NOT NULL,
  changed_by_id {text} NOT NULL REFERENCES persons (id),
  changed_at {long} NOT NULL,
  version {int} NOT NULL
);
CREATE INDEX items_owner ON items (owner_id, changed_at);
CREATE INDEX items_changed ON items (changed_at);

CREATE TABLE named_party (
  item_id {text} NOT NULL REFERENCES items (id),
  party_id {text} NOT NULL REFERENCES parties (id),
  PRIMARY KEY (item_id, party_id)
);
CREATE INDEX named_party_party ON named_party (party_id);

CREATE TABLE note (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  text {text} NOT NULL
);

--@down
DROP TABLE note;
DROP TABLE named_party;
DROP TABLE items;
