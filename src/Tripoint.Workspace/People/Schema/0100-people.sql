--@up
CREATE TABLE parties (
  id {text} PRIMARY KEY,
  kind {text} NOT NULL,
  economy_code {text},
  name {text},
  position {int} NOT NULL,
  created_at {long} NOT NULL,
  left_at {long}
);

CREATE TABLE persons (
  id {text} PRIMARY KEY,
  display_name {text} NOT NULL,
  party_id {text} REFERENCES parties (id),
  role {text} NOT NULL,
  is_administrator {bool} NOT NULL,
  created_at {long} NOT NULL,
  closed_at {long},
  user_name {text},
  normalized_user_name {text},
  email {text},
  normalized_email {text},
  email_confirmed {bool} NOT NULL,
  password_hash {text},
  security_stamp {text},
  concurrency_stamp {text},
  phone_number {text},
  phone_number_confirmed {bool} NOT NULL,
  two_factor_enabled {bool} NOT NULL,
  lockout_end {long},
  lockout_enabled {bool} NOT NULL,
  access_failed_count {int} NOT NULL
);
CREATE UNIQUE INDEX persons_user_name ON persons (normalized_user_name);
CREATE INDEX persons_email ON persons (normalized_email);
CREATE INDEX persons_party ON persons (party_id);

CREATE TABLE person_claims (
  id {auto},
  user_id {text} NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  claim_type {text},
  claim_value {text}
);
CREATE INDEX person_claims_user ON person_claims (user_id);

CREATE TABLE person_logins (
  login_provider {text} NOT NULL,
  provider_key {text} NOT NULL,
  provider_display_name {text},
  user_id {text} NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  PRIMARY KEY (login_provider, provider_key)
);
CREATE INDEX person_logins_user ON person_logins (user_id);

CREATE TABLE person_tokens (
  user_id {text} NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  login_provider {text} NOT NULL,
  name {text} NOT NULL,
  value {text},
  PRIMARY KEY (user_id, login_provider, name)
);

CREATE TABLE person_passkeys (
  credential_id {blob} PRIMARY KEY,
  user_id {text} NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
  data {json} NOT NULL
);
CREATE INDEX person_passkeys_user ON person_passkeys (user_id);

CREATE TABLE invitations (
  id {text} PRIMARY KEY,
  secret_hash {text} NOT NULL UNIQUE,
  for_whom {text} NOT NULL,
  email {text},
  party_id {text} REFERENCES parties (id),
  role {text} NOT NULL,
  is_administrator {bool} NOT NULL,
  created_by_id {text} REFERENCES persons (id),
  created_at {long} NOT NULL,
  expires_at {long} NOT NULL,
  used_at {long},
  revoked_at {long}
);

--@down
DROP TABLE invitations;
DROP TABLE person_passkeys;
DROP TABLE person_tokens;
DROP TABLE person_logins;
DROP TABLE person_claims;
DROP TABLE persons;
DROP TABLE parties;
