-- A segment is settled when it was put together with those of its day, or there were none; what is
-- not has an index of its own, so that the search for it costs what it finds.
ALTER TABLE vault_segment ADD COLUMN settled boolean NOT NULL DEFAULT false;
CREATE INDEX vault_segment_loose ON vault_segment (day, subject) WHERE NOT settled;

-- A read asks for what ends after its beginning and begins before its end: both in the index, so
-- that no row out of range is touched.
DROP INDEX vault_segment_subject;
CREATE INDEX vault_segment_subject ON vault_segment (subject, category, last_at, first_at);
