-- Leases keep what was told, so that what was not can be inferred when asked: when each was last
-- heard of, whether its end was told or is an expiry, which session and line it hangs on, and the
-- events it comes from, so that it lives as long as they do. The number of the key says what made
-- the tags: 0 where nobody wrote it down.
ALTER TABLE address_lease
  ADD COLUMN made_with integer NOT NULL DEFAULT 0,
  ADD COLUMN session uuid,
  ADD COLUMN line uuid,
  ADD COLUMN seen_at timestamptz,
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN category text NOT NULL DEFAULT 'ip-log',
  ADD COLUMN day date,
  ADD COLUMN service text;

UPDATE address_lease SET
  seen_at = coalesce(ends_at, starts_at),
  day = (coalesce(ends_at, starts_at) AT TIME ZONE 'Europe/Stockholm')::date;

ALTER TABLE address_lease
  ALTER COLUMN made_with DROP DEFAULT,
  ALTER COLUMN category DROP DEFAULT,
  ALTER COLUMN seen_at SET NOT NULL,
  ALTER COLUMN day SET NOT NULL,
  ADD CHECK (ends_at IS NULL OR expires_at IS NULL),
  DROP CONSTRAINT address_lease_once;

CREATE INDEX address_lease_address ON address_lease (address, starts_at);
CREATE INDEX address_lease_line ON address_lease (line, starts_at) WHERE line IS NOT NULL;
DROP INDEX address_lease_subject;
CREATE INDEX address_lease_subject ON address_lease (subject, address, starts_at);
