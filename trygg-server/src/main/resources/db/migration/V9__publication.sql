-- Which versions of the notice have begun to apply, their hashes, and the entries that say so.
CREATE TABLE published_notice (
  notice text NOT NULL,
  version date NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  entry uuid NOT NULL UNIQUE,
  PRIMARY KEY (notice, version)
);
