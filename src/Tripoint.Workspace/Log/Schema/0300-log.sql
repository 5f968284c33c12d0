--@up
CREATE TABLE log_entries (
  number {long} PRIMARY KEY,
  at {long} NOT NULL,
  person_id {text} NOT NULL,
  party_id {text} NOT NULL,
  action {text} NOT NULL,
  item_id {text} NOT NULL,
  owner_id {text} NOT NULL,
  details {text} NOT NULL,
  salt {text} NOT NULL,
  seal {text} NOT NULL,
  previous {text} NOT NULL UNIQUE,
  hash {text} NOT NULL UNIQUE
);
CREATE INDEX log_entries_item ON log_entries (item_id, number);
CREATE INDEX log_entries_person ON log_entries (person_id, number);

--@sqlite
CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
--@postgres
CREATE FUNCTION log_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the record is append-only';
END $$;
CREATE TRIGGER log_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entries
  FOR EACH STATEMENT EXECUTE FUNCTION log_entries_append_only();
--@both

--@down
DROP TABLE log_entries;
--@postgres
DROP FUNCTION log_entries_append_only();
--@both
