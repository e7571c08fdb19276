-- Entries that may not be told yet, beside their tree, which is log 1 of ledger_tile. A leaf is
-- ciphertext under a key of its own; the key is sealed until the entry opens. Who an entry is about
-- stands in its leaf only, so that an erasure finds nothing here that leads to anybody.
CREATE TABLE sealed_entry (
  entry_id uuid PRIMARY KEY,
  leaf bytea NOT NULL,
  key bytea NOT NULL,
  opens_on date,
  place bigint UNIQUE
);
CREATE INDEX sealed_entry_waiting ON sealed_entry (entry_id) WHERE place IS NULL;
CREATE INDEX sealed_entry_due ON sealed_entry (opens_on, entry_id) WHERE place IS NOT NULL;

CREATE TABLE sealed_opening (
  told uuid PRIMARY KEY,
  entry_id uuid NOT NULL UNIQUE,
  place bigint NOT NULL,
  key bytea NOT NULL
);

-- The number of the last beat; one row.
CREATE TABLE sealed_beat (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  number bigint NOT NULL
);
