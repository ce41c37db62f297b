-- A recognition that was undone left the row of each person's track behind, and with it the file open to whoever had been named as mentor.
DELETE FROM tracks t USING cases c WHERE c.id = t.case_id AND NOT coalesce(c.state->'tracks', '{}'::jsonb) ? t.person_id::text;
