-- Which messages have been seen: a keyed hash of source and id, what became of it, and the day.
-- Of no subject: nothing here leads to one, and all of it is gone after 60 days.
CREATE TABLE inbox_message (
  message uuid PRIMARY KEY,
  status text,
  reason text,
  entry uuid,
  received date NOT NULL
);
CREATE INDEX inbox_message_received ON inbox_message (received);
