-- Entries are kept for as many months as the policy says after the end of their year, and erased a
-- year at a time; their hashes stay in the tiles.

-- Every entry whose id sorts before this one has had its time; one row.
CREATE TABLE ledger_lapse (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  before uuid NOT NULL,
  erased bigint NOT NULL
);

-- Whom the entries of a range are about: links stand in the order of the log, so that an index of
-- ranges finds them and costs next to nothing when one is added.
CREATE INDEX ledger_subject_range ON ledger_subject USING brin (index) WITH (autosummarize = on);

-- What has had its time may be erased; nothing else about an entry may change.
CREATE FUNCTION ledger_entry_only_lapses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM gone
    WHERE NOT EXISTS (SELECT FROM ledger_lapse WHERE gone.entry_id < ledger_lapse.before))
  THEN
    RAISE EXCEPTION 'The ledger is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;

DROP TRIGGER append_only ON ledger_entry;
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
CREATE TRIGGER only_lapses AFTER DELETE ON ledger_entry REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_only_lapses();
