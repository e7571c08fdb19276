-- Key rings, vault, quarantine and identifiers: ciphertext, tags, and what retention needs to see.
-- Every column that leads to a data subject is named subject, has type uuid, and leads an index:
-- the read-back after an erasure finds the tables by that.

CREATE TABLE key_ring (
  subject uuid PRIMARY KEY,
  version integer NOT NULL CHECK (version > 0),
  sealed bytea NOT NULL
);

CREATE TABLE key_ring_tombstone (
  tag uuid PRIMARY KEY,
  erased_at timestamptz NOT NULL
);

CREATE TABLE vault_record (
  id uuid PRIMARY KEY,
  former boolean NOT NULL,
  subject uuid NOT NULL,
  category text NOT NULL,
  source text NOT NULL,
  day date NOT NULL,
  received_at timestamptz NOT NULL,
  service text,
  invoice uuid,
  occasion uuid,
  erase_on date,
  sealed bytea NOT NULL
);
-- Ciphertext does not compress: do not try.
ALTER TABLE vault_record ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX vault_record_subject ON vault_record (subject, category);
CREATE INDEX vault_record_due ON vault_record (erase_on, id) WHERE erase_on IS NOT NULL;

CREATE TABLE vault_segment (
  id uuid PRIMARY KEY,
  subject uuid NOT NULL,
  category text NOT NULL,
  source text NOT NULL,
  day date NOT NULL,
  received_at timestamptz NOT NULL,
  service text,
  invoice uuid,
  occasion uuid,
  erase_on date,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  events integer NOT NULL CHECK (events > 0),
  sealed bytea NOT NULL
);
ALTER TABLE vault_segment ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX vault_segment_subject ON vault_segment (subject, category, first_at);
CREATE INDEX vault_segment_due ON vault_segment (erase_on, id) WHERE erase_on IS NOT NULL;

CREATE TABLE quarantine_item (
  id uuid PRIMARY KEY,
  subject uuid,
  reason text NOT NULL,
  received_at timestamptz NOT NULL,
  erase_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('WAITING', 'SETTLED')),
  sealed bytea NOT NULL
);
ALTER TABLE quarantine_item ALTER COLUMN sealed SET STORAGE EXTERNAL;
CREATE INDEX quarantine_item_subject ON quarantine_item (subject) WHERE subject IS NOT NULL;
CREATE INDEX quarantine_item_due ON quarantine_item (erase_on, id);
CREATE INDEX quarantine_item_waiting ON quarantine_item (received_at, id) WHERE state = 'WAITING';

CREATE TABLE identifier_tag (
  tag uuid NOT NULL,
  subject uuid NOT NULL,
  PRIMARY KEY (tag, subject)
);
CREATE INDEX identifier_tag_subject ON identifier_tag (subject);

CREATE TABLE address_lease (
  id uuid PRIMARY KEY,
  address uuid NOT NULL,
  subject uuid NOT NULL,
  port_first integer,
  port_last integer,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz,
  uncertain boolean NOT NULL,
  erase_on date,
  CONSTRAINT address_lease_once
    UNIQUE NULLS NOT DISTINCT (address, starts_at, subject, port_first, port_last)
);
CREATE INDEX address_lease_subject ON address_lease (subject);
CREATE INDEX address_lease_due ON address_lease (erase_on, id) WHERE erase_on IS NOT NULL;

CREATE TABLE address_prefix_length (
  address_bits smallint NOT NULL,
  length smallint NOT NULL,
  PRIMARY KEY (address_bits, length)
);
