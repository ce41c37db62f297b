-- Which key the look-ups of this database are made with. Whoever still works with another one may look in vain, but
-- enters nobody who could then not be found.
CREATE TABLE lookup_key (
  singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  key_id text NOT NULL
);
INSERT INTO lookup_key (key_id) SELECT split_part(identity_index, '.', 1) FROM people WHERE identity_index NOT LIKE 'erased:%' LIMIT 1;
GRANT SELECT, INSERT, UPDATE ON lookup_key TO bangfu_app;

CREATE FUNCTION people_under_the_lookup_key() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wanted text;
BEGIN
  SELECT key_id INTO wanted FROM lookup_key;
  IF wanted IS NOT NULL AND NOT starts_with(NEW.identity_index, wanted || '.') THEN
    RAISE EXCEPTION 'look-ups are made with index key % now: restart this process with the newest keys', wanted USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER people_under_the_lookup_key BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION people_under_the_lookup_key();
