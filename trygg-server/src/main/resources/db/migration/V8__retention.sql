-- What sweeps have certified, one row each: counts by category and rule, nobody named. The three
-- arrays go together, one place for each rule.
CREATE TABLE retention_certificate (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  entry uuid UNIQUE,
  notice text NOT NULL,
  version date NOT NULL,
  day date NOT NULL,
  ended timestamptz NOT NULL,
  categories text[] NOT NULL,
  rules text[] NOT NULL,
  items bigint[] NOT NULL,
  subjects_forgotten bigint NOT NULL CHECK (subjects_forgotten >= 0),
  CHECK (cardinality(categories) = cardinality(items)),
  CHECK (cardinality(rules) = cardinality(items))
);
