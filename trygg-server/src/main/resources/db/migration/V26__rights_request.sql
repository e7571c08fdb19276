-- Requests by right: what is demanded and every step since, in one document. It holds pseudonyms,
-- moments and codes; the subject's own words are sealed in the case file.

CREATE TABLE rights_request (
  case_ref uuid PRIMARY KEY,
  subject uuid NOT NULL,
  received timestamptz NOT NULL,
  ended boolean NOT NULL,
  erase_on date,
  request jsonb NOT NULL
);
CREATE INDEX rights_request_subject ON rights_request (subject, received);
CREATE INDEX rights_request_due ON rights_request (erase_on) WHERE erase_on IS NOT NULL;
CREATE INDEX rights_request_open ON rights_request (received, case_ref) WHERE NOT ended;
