--@up
CREATE TABLE notice_row (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  cause {text} NOT NULL,
  sectors {text} NOT NULL,
  products {text} NOT NULL,
  origins {text} NOT NULL,
  loss_percent {real},
  starts_on {text} NOT NULL,
  expected_days {int},
  impact {text} NOT NULL,
  measures {text} NOT NULL,
  help {text} NOT NULL,
  meeting_held_on {text},
  ended_on {text},
  ending {text} NOT NULL
);

CREATE TABLE notice_answer (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  notice_id {text} NOT NULL REFERENCES items (id),
  party_id {text} NOT NULL REFERENCES parties (id),
  kind {text} NOT NULL,
  quantity {real},
  unit {text} NOT NULL,
  available_on {text},
  text {text} NOT NULL,
  at {long} NOT NULL
);
CREATE INDEX notice_answer_notice ON notice_answer (notice_id, at);

CREATE TABLE watch_row (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  product {text} NOT NULL,
  sector {text} NOT NULL,
  origin {text} NOT NULL,
  unit {text} NOT NULL,
  source {text} NOT NULL,
  series {text} NOT NULL,
  is_broken {bool} NOT NULL
);

--@down
DROP TABLE watch_row;
DROP TABLE notice_answer;
DROP TABLE notice_row;
