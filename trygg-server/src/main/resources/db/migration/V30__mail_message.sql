-- Which mails have been taken: keyed hashes of what tells a mail from others, of its id alone (to
-- thread by), and of its sender (to answer nobody too often); the case that it belongs to, if any.
-- No address, no word of the mail. A row goes with its case; one without a case after 60 days.
CREATE TABLE mail_message (
  message uuid PRIMARY KEY,
  mail_id uuid NOT NULL,
  sender uuid NOT NULL,
  case_ref uuid,
  tray text NOT NULL,
  answer text NOT NULL,
  taken timestamptz NOT NULL
);
CREATE INDEX mail_message_mail_id ON mail_message (mail_id) WHERE case_ref IS NOT NULL;
CREATE INDEX mail_message_sender ON mail_message (sender, taken) WHERE answer <> 'NONE';
CREATE INDEX mail_message_taken ON mail_message (taken);
