-- What is due is found by its day and then by its subject, so that a sweep can go subject by
-- subject and touches nothing but what is due.
DROP INDEX vault_segment_due;
CREATE INDEX vault_segment_due ON vault_segment (erase_on, subject) WHERE erase_on IS NOT NULL;
