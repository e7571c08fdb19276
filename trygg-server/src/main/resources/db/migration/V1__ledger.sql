-- The processing log. Nothing here is personal data but ledger_pending.subject and ledger_subject,
-- which hold pseudonyms and are forgotten with the subject.

-- Entries that are durable but have no place in the log yet. Short-lived, hence without an index on
-- the subject: every act appends here, and an erasure can read the whole table.
CREATE TABLE ledger_pending (
  entry_id uuid PRIMARY KEY,
  leaf bytea NOT NULL,
  subject uuid
);

-- The log itself: index counts from 0 without gaps.
CREATE TABLE ledger_entry (
  index bigint PRIMARY KEY CHECK (index >= 0),
  entry_id uuid NOT NULL UNIQUE,
  leaf bytea NOT NULL
);

-- The hashes of full subtrees: level 0 holds those of the leaves.
CREATE TABLE ledger_node (
  level integer NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (level, index)
);

-- Every checkpoint ever signed, as the signed note it is.
CREATE TABLE ledger_checkpoint (
  size bigint PRIMARY KEY,
  note text NOT NULL
);

-- Which entries are about which subject; what an erasure unlinks.
CREATE TABLE ledger_subject (
  subject uuid NOT NULL,
  index bigint NOT NULL,
  PRIMARY KEY (subject, index)
);

CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The ledger is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_node
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
