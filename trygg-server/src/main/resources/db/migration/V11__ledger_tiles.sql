-- The trees of logs as tiles, C2SP tlog-tiles: one row for each tile, the last of a level partial
-- and growing. Public, and free of personal data: leaves are hashes of blinded entries.
CREATE TABLE ledger_tile (
  -- Which log: 0 is the processing log.
  log smallint NOT NULL,
  -- -1 for bundles of leaves, else the level of the hashes.
  level smallint NOT NULL CHECK (level BETWEEN -1 AND 7),
  index bigint NOT NULL CHECK (index >= 0),
  content bytea NOT NULL,
  PRIMARY KEY (log, level, index),
  CHECK (level = -1 OR octet_length(content) % 32 = 0 AND octet_length(content) <= 8192)
);

-- Hashes do not compress.
ALTER TABLE ledger_tile ALTER COLUMN content SET STORAGE EXTERNAL;

INSERT INTO ledger_tile (log, level, index, content)
SELECT 0, level / 8, index >> 8, string_agg(hash, ''::bytea ORDER BY index)
FROM ledger_node WHERE level % 8 = 0 GROUP BY level, index >> 8;

INSERT INTO ledger_tile (log, level, index, content)
SELECT 0, -1, index >> 8,
  string_agg(
    substring(int4send(octet_length(leaf)) FROM 3 FOR 2) || leaf, ''::bytea ORDER BY index)
FROM ledger_entry GROUP BY index >> 8;

DROP TABLE ledger_node;

ALTER TABLE ledger_checkpoint ADD COLUMN log smallint NOT NULL DEFAULT 0;
ALTER TABLE ledger_checkpoint DROP CONSTRAINT ledger_checkpoint_pkey;
ALTER TABLE ledger_checkpoint ADD PRIMARY KEY (log, size);
ALTER TABLE ledger_checkpoint ALTER COLUMN log DROP DEFAULT;

-- A tile may grow at its end; nothing else about it may change.
CREATE FUNCTION ledger_tile_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.log, NEW.level, NEW.index) = (OLD.log, OLD.level, OLD.index)
    AND octet_length(NEW.content) > octet_length(OLD.content)
    AND substring(NEW.content FOR octet_length(OLD.content)) = OLD.content
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'The ledger is append-only' USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER only_grows BEFORE UPDATE ON ledger_tile
  FOR EACH ROW EXECUTE FUNCTION ledger_tile_only_grows();
CREATE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON ledger_tile
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
