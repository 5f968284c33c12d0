--@up
CREATE TABLE project_row (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  area {text} NOT NULL,
  lead_id {text} NOT NULL REFERENCES parties (id),
  text {text} NOT NULL
);

CREATE TABLE project_milestone (
  id {text} PRIMARY KEY,
  item_id {text} NOT NULL REFERENCES items (id),
  what {text} NOT NULL,
  due {text} NOT NULL,
  done_on {text}
);
CREATE INDEX project_milestone_item ON project_milestone (item_id, due);

CREATE TABLE project_share (
  item_id {text} NOT NULL REFERENCES items (id),
  party_id {text} NOT NULL REFERENCES parties (id),
  amount_musd {real} NOT NULL,
  PRIMARY KEY (item_id, party_id)
);

--@down
DROP TABLE project_share;
DROP TABLE project_milestone;
DROP TABLE project_row;
