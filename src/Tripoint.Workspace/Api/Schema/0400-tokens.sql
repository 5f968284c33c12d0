--@up
CREATE TABLE api_token (
  id {text} PRIMARY KEY,
  person_id {text} NOT NULL REFERENCES persons (id),
  name {text} NOT NULL,
  secret_hash {text} NOT NULL UNIQUE,
  scopes {text} NOT NULL,
  created_at {long} NOT NULL,
  expires_at {long} NOT NULL,
  last_used_at {long},
  revoked_at {long}
);
CREATE INDEX api_token_person ON api_token (person_id);

--@down
DROP TABLE api_token;
