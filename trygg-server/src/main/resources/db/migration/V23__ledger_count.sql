-- Which of its subject's entries an entry is (0 of before they were counted), the index of the one
-- before it, and the secret with which its leaf commits to both. Forgotten with the subject.
ALTER TABLE ledger_subject
  ADD COLUMN number bigint NOT NULL DEFAULT 0,
  ADD COLUMN previous bigint NOT NULL DEFAULT -1,
  ADD COLUMN secret bytea NOT NULL DEFAULT '';
ALTER TABLE ledger_subject
  ALTER COLUMN number DROP DEFAULT,
  ALTER COLUMN previous DROP DEFAULT,
  ALTER COLUMN secret DROP DEFAULT;
