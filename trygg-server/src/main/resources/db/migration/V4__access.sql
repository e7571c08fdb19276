-- Who may knock: machine clients and staff. Tokens are kept as SHA-256 hashes only.
CREATE TABLE machine (
  client text PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  duties text[] NOT NULL,
  purposes text[] NOT NULL,
  categories text[] NOT NULL,
  expires_at timestamptz NOT NULL
);

-- Staff accounts are pseudonyms; which person has one is not for Trygg to know.
CREATE TABLE staff (
  account text PRIMARY KEY,
  role text NOT NULL,
  password_hash text NOT NULL,
  failures int NOT NULL DEFAULT 0,
  locked_until timestamptz
);

CREATE TABLE staff_token (
  token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
  account text NOT NULL REFERENCES staff ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX staff_token_account ON staff_token (account);
CREATE INDEX staff_token_expires_at ON staff_token (expires_at);
