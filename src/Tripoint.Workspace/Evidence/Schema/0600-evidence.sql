--@up
CREATE TABLE evidence_item (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  file_name {text} NOT NULL,
  content {blob} NOT NULL,
  sha256 {text} NOT NULL,
  text {text} NOT NULL,
  data {text} NOT NULL,
  year {int} NOT NULL
);

CREATE TABLE evidence_run (
  item_id {text} NOT NULL REFERENCES items (id),
  number {int} NOT NULL,
  person_id {text} NOT NULL,
  party_id {text} NOT NULL,
  at {long} NOT NULL,
  program {text} NOT NULL,
  input_hash {text} NOT NULL,
  status {text} NOT NULL,
  residual {real} NOT NULL,
  result {text} NOT NULL,
  result_hash {text} NOT NULL,
  PRIMARY KEY (item_id, number)
);

--@down
DROP TABLE evidence_run;
DROP TABLE evidence_item;
