--@up
CREATE TABLE commitment_row (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  shipped_key {text} NOT NULL,
  area {text} NOT NULL,
  promisers {text} NOT NULL,
  made_on {text} NOT NULL,
  due {text},
  indicator {text} NOT NULL,
  unit {text} NOT NULL,
  sense {text} NOT NULL,
  target {real},
  baseline {real},
  source {text} NOT NULL
);

CREATE TABLE commitment_word (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  commitment_id {text} NOT NULL REFERENCES items (id),
  party_id {text} NOT NULL REFERENCES parties (id),
  status {text} NOT NULL,
  evidence {text} NOT NULL,
  at {long} NOT NULL
);
CREATE INDEX commitment_word_commitment ON commitment_word (commitment_id, at);

CREATE TABLE commitment_dispute (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  commitment_id {text} NOT NULL REFERENCES items (id),
  by_party_id {text} NOT NULL REFERENCES parties (id),
  promiser_id {text} NOT NULL REFERENCES parties (id),
  reason {text} NOT NULL,
  at {long} NOT NULL,
  settled_at {long}
);
CREATE INDEX commitment_dispute_commitment ON commitment_dispute (commitment_id, at);

CREATE TABLE commitment_reading (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  commitment_id {text} NOT NULL REFERENCES items (id),
  day {text} NOT NULL,
  value {real} NOT NULL,
  source {text} NOT NULL
);
CREATE INDEX commitment_reading_commitment ON commitment_reading (commitment_id, day);

--@down
DROP TABLE commitment_reading;
DROP TABLE commitment_dispute;
DROP TABLE commitment_word;
DROP TABLE commitment_row;
