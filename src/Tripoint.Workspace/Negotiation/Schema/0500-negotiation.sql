--@up
CREATE TABLE talks (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  text {text} NOT NULL,
  data {text} NOT NULL,
  year {int} NOT NULL,
  entry_into_force {text} NOT NULL,
  round {int} NOT NULL,
  state {text} NOT NULL,
  agreed_hash {text} NOT NULL
);

CREATE TABLE talks_party (
  item_id {text} NOT NULL REFERENCES items (id),
  party_id {text} NOT NULL REFERENCES parties (id),
  position {int} NOT NULL,
  results_open {bool} NOT NULL,
  PRIMARY KEY (item_id, party_id)
);

CREATE TABLE draft_move (
  item_id {text} NOT NULL REFERENCES items (id),
  number {int} NOT NULL,
  round {int} NOT NULL,
  kind {text} NOT NULL,
  party_id {text} NOT NULL,
  person_id {text} NOT NULL,
  at {long} NOT NULL,
  text {text} NOT NULL,
  PRIMARY KEY (item_id, number)
);

CREATE TABLE draft_cell (
  item_id {text} NOT NULL,
  giver {text} NOT NULL,
  partner {text} NOT NULL,
  sector {text} NOT NULL,
  line {text} NOT NULL,
  side {text} NOT NULL,
  version {int} NOT NULL,
  number {int} NOT NULL,
  rate {real},
  staging {text} NOT NULL,
  PRIMARY KEY (item_id, giver, partner, sector, line, side, version),
  FOREIGN KEY (item_id, number) REFERENCES draft_move (item_id, number)
);
CREATE INDEX draft_cell_move ON draft_cell (item_id, number);

CREATE TABLE agenda_point (
  id {text} PRIMARY KEY,
  item_id {text} NOT NULL REFERENCES items (id),
  round {int} NOT NULL,
  position {int} NOT NULL,
  text {text} NOT NULL,
  person_id {text} NOT NULL,
  is_done {bool} NOT NULL
);
CREATE INDEX agenda_point_item ON agenda_point (item_id, round, position);

CREATE TABLE citation (
  item_id {text} NOT NULL REFERENCES items (id),
  place {text} NOT NULL,
  cited_id {text} NOT NULL REFERENCES items (id),
  PRIMARY KEY (item_id, place, cited_id)
);
CREATE INDEX citation_cited ON citation (cited_id);

--@sqlite
CREATE TRIGGER draft_move_no_update BEFORE UPDATE ON draft_move BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER draft_move_no_delete BEFORE DELETE ON draft_move BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
CREATE TRIGGER draft_cell_no_update BEFORE UPDATE ON draft_cell BEGIN SELECT RAISE(ABORT, 'positions are append-only'); END;
CREATE TRIGGER draft_cell_no_delete BEFORE DELETE ON draft_cell BEGIN SELECT RAISE(ABORT, 'positions are append-only'); END;
--@postgres
CREATE FUNCTION negotiation_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'moves and positions are append-only';
END $$;
CREATE TRIGGER draft_move_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_move FOR EACH STATEMENT EXECUTE FUNCTION negotiation_append_only();
CREATE TRIGGER draft_cell_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON draft_cell FOR EACH STATEMENT EXECUTE FUNCTION negotiation_append_only();
--@both

--@down
DROP TABLE citation;
DROP TABLE agenda_point;
DROP TABLE draft_cell;
DROP TABLE draft_move;
DROP TABLE talks_party;
DROP TABLE talks;
--@postgres
DROP FUNCTION negotiation_append_only();
--@both
