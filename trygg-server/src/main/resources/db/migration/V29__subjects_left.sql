-- Subjects that a sweep left as they were although something was due: it could not be opened.
ALTER TABLE retention_certificate ADD COLUMN subjects_left bigint NOT NULL DEFAULT 0;
