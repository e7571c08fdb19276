-- A consent may be to a channel or a recipient, and an objection to a channel; those there were are
-- to use as such. The standings take the second form.
UPDATE subject SET standing = jsonb_set(
  jsonb_set(
    jsonb_set(
      standing, '{standing,will,consents}',
      coalesce(
        (SELECT jsonb_agg(
           each || '{"extent": {"channel": null, "recipient": null}, "evidence": null}'::jsonb
           ORDER BY place)
         FROM jsonb_array_elements(standing #> '{standing,will,consents}')
           WITH ORDINALITY AS listed (each, place)),
        '[]'::jsonb)),
    '{standing,will,objections}',
    coalesce(
      (SELECT jsonb_agg(each || '{"channel": null}'::jsonb ORDER BY place)
       FROM jsonb_array_elements(standing #> '{standing,will,objections}')
         WITH ORDINALITY AS listed (each, place)),
      '[]'::jsonb)),
  '{form}', '2'),
  version = version + 1
WHERE (standing ->> 'form')::integer = 1;
