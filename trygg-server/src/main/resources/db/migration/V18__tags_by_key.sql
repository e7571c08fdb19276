-- Each tag says which key made it, so that it is known when an old key is needed no more. What was
-- there before says 0, which no key has: it is made anew once.
ALTER TABLE identifier_tag ADD COLUMN made_with integer NOT NULL DEFAULT 0;
ALTER TABLE identifier_tag ALTER COLUMN made_with DROP DEFAULT;
CREATE INDEX identifier_tag_made_with ON identifier_tag (made_with);
CREATE INDEX address_lease_made_with ON address_lease (made_with);
