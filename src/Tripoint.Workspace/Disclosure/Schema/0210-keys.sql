--@up
CREATE TABLE delegation_key (
  party_id {text} PRIMARY KEY REFERENCES parties (id),
  salt {blob} NOT NULL,
  iterations {int} NOT NULL,
  wrapped {blob} NOT NULL,
  recovery_salt {blob} NOT NULL,
  recovery_wrapped {blob} NOT NULL,
  created_at {long} NOT NULL,
  changed_at {long} NOT NULL
);

--@down
DROP TABLE delegation_key;
