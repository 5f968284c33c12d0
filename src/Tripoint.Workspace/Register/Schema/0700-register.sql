--@up
CREATE TABLE mechanism_row (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  level {text} NOT NULL,
  interval_months {int}
);

CREATE TABLE meeting_row (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  mechanism {text} NOT NULL,
  ordinal {int} NOT NULL,
  first_day {text} NOT NULL,
  is_month_only {bool} NOT NULL,
  last_day {text},
  place {text} NOT NULL,
  participants {text} NOT NULL,
  outcome {text} NOT NULL,
  source {text} NOT NULL,
  is_cancelled {bool} NOT NULL
);
CREATE INDEX meeting_row_mechanism ON meeting_row (mechanism, first_day);

CREATE TABLE meeting_text (
  id {text} PRIMARY KEY,
  item_id {text} NOT NULL REFERENCES items (id),
  meeting_id {text} NOT NULL REFERENCES items (id),
  part {text} NOT NULL,
  language {text} NOT NULL,
  number {int} NOT NULL,
  follows {int} NOT NULL,
  body {text} NOT NULL,
  by_id {text} NOT NULL REFERENCES persons (id),
  at {long} NOT NULL
);
CREATE INDEX meeting_text_meeting ON meeting_text (meeting_id, part, at);
CREATE UNIQUE INDEX meeting_text_version ON meeting_text (item_id, part, language, number);

CREATE TABLE calendar_feed (
  id {text} PRIMARY KEY,
  person_id {text} NOT NULL REFERENCES persons (id),
  secret_hash {text} NOT NULL,
  made_at {long} NOT NULL,
  closed_at {long}
);
CREATE UNIQUE INDEX calendar_feed_secret ON calendar_feed (secret_hash);
CREATE INDEX calendar_feed_person ON calendar_feed (person_id);

--@down
DROP TABLE calendar_feed;
DROP TABLE meeting_text;
DROP TABLE meeting_row;
DROP TABLE mechanism_row;
