-- Which key encrypts each ring: its name is the second to fifth byte of what it seals. Generated, so
-- that it cannot say anything else than the ring does.
ALTER TABLE key_ring
  ADD COLUMN key_id bytea GENERATED ALWAYS AS (substr(sealed, 2, 4)) STORED,
  ADD COLUMN rekey_asked_at timestamptz;
CREATE INDEX key_ring_key_id ON key_ring (key_id, subject);
CREATE INDEX key_ring_rekey_asked_at ON key_ring (rekey_asked_at, subject)
  WHERE rekey_asked_at IS NOT NULL;

CREATE TABLE key_encryption_key (
  key_id bytea PRIMARY KEY CHECK (octet_length(key_id) = 4),
  noted_at timestamptz NOT NULL,
  retire_asked_at timestamptz,
  retired_at timestamptz
);

-- A program that did not hear of the retirement, or a row put back, must not leave a ring that
-- nobody can open.
CREATE FUNCTION key_ring_refuses_retired_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM key_encryption_key
    WHERE key_id = substr(NEW.sealed, 2, 4) AND retired_at IS NOT NULL
  ) THEN
    RAISE EXCEPTION 'The ring is sealed with a retired key' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER refuses_retired_key BEFORE INSERT OR UPDATE OF sealed ON key_ring
  FOR EACH ROW EXECUTE FUNCTION key_ring_refuses_retired_key();
