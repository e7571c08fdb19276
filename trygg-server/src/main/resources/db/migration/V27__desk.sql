-- As what each request is counted, in columns; the counts of those that are gone, which name
-- nobody; and what was told last of a request's day.

ALTER TABLE rights_request
  ADD COLUMN month date,
  ADD COLUMN demand text,
  ADD COLUMN ending text,
  ADD COLUMN extended boolean,
  ADD COLUMN refused text NOT NULL DEFAULT '',
  ADD COLUMN reminded text,
  ADD COLUMN reminded_due date,
  ADD CHECK ((reminded IS NULL) = (reminded_due IS NULL));

-- Those that are kept already: by the controller's zone of this version, and without its holidays.
UPDATE rights_request SET
  month = date_trunc('month', received AT TIME ZONE 'Europe/Stockholm')::date,
  demand = upper(replace(request #>> '{request,demand,demands}', '-', '_')),
  extended = jsonb_path_exists(request, '$.request.steps[*] ? (@.step == "delayed")'),
  refused = CASE WHEN request #>> '{request,steps,-1,step}' = 'refused'
    THEN request #>> '{request,steps,-1,reason}' ELSE '' END,
  ending = CASE WHEN NOT ended THEN 'OPEN'
    WHEN request #>> '{request,steps,-1,step}' = 'taken-back' THEN 'UNANSWERED'
    ELSE 'IN_TIME' END;
WITH clock AS (
  SELECT case_ref,
    ((request #>> '{request,steps,-1,at}')::timestamptz AT TIME ZONE 'Europe/Stockholm')::date
      AS ended_on,
    ((received AT TIME ZONE 'Europe/Stockholm')::date
      + CASE WHEN demand = 'PRODUCT_DATA' THEN interval '1 day'
          WHEN extended THEN interval '3 months' ELSE interval '1 month' END)::date AS last_day
  FROM rights_request WHERE ending = 'IN_TIME')
UPDATE rights_request SET ending = 'LATE' FROM clock
WHERE rights_request.case_ref = clock.case_ref
  -- A Saturday and a Sunday move on to the Monday.
  AND ended_on > last_day + CASE extract(isodow FROM last_day) WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END;

ALTER TABLE rights_request
  ALTER COLUMN month SET NOT NULL,
  ALTER COLUMN demand SET NOT NULL,
  ALTER COLUMN ending SET NOT NULL,
  ALTER COLUMN extended SET NOT NULL;
CREATE INDEX rights_request_month ON rights_request (month);

-- Names nobody. An empty text in `refused` is no refusal.
CREATE TABLE request_count (
  month date NOT NULL,
  demand text NOT NULL,
  ending text NOT NULL,
  extended boolean NOT NULL,
  refused text NOT NULL,
  requests bigint NOT NULL CHECK (requests > 0),
  PRIMARY KEY (month, demand, ending, extended, refused)
);
