--@up
CREATE TABLE sealed_mandate (
  item_id {text} PRIMARY KEY REFERENCES items (id),
  talks_id {text} NOT NULL REFERENCES talks (item_id),
  content {blob} NOT NULL
);
CREATE INDEX sealed_mandate_talks ON sealed_mandate (talks_id);

--@down
DROP TABLE sealed_mandate;
