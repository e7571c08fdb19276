-- A message is written once, when it is known what became of it.
ALTER TABLE inbox_message ALTER COLUMN status SET NOT NULL;
ALTER TABLE inbox_message ALTER COLUMN reason SET NOT NULL;
ALTER TABLE inbox_message ALTER COLUMN entry SET NOT NULL;
