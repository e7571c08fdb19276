-- What decisions depend on, one row for each data subject: dates and pseudonyms.
CREATE TABLE subject (
  pseudonym uuid PRIMARY KEY,
  version bigint NOT NULL,
  standing jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
