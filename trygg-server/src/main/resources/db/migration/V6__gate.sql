-- What listeners are still to be told: pseudonyms only, gone when told.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  subject uuid NOT NULL
);
CREATE INDEX outbox_subject ON outbox (subject);
