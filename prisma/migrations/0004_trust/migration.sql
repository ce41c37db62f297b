-- — audit: where an entry belongs, an unambiguous hash, and the end of every chain —

-- Entries from before this column have none and keep the hash they were made with; every later one has a region
-- (empty: of somebody unknown).
ALTER TABLE audit ADD COLUMN region text;
CREATE INDEX audit_region ON audit (region text_pattern_ops, id DESC);
CREATE INDEX audit_recorded ON audit USING brin (recorded_at);
-- one entry for each reader, case and day, however often the pages of the case are opened (X-08)
CREATE UNIQUE INDEX audit_view_once ON audit (case_id, actor_id, ((recorded_at AT TIME ZONE 'Asia/Shanghai')::date)) WHERE kind = 'view';

-- What an entry's hash says: everything in it, and the hash of the entry before.
CREATE FUNCTION audit_hash(entry audit, previous bytea) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(coalesce(previous, ''::bytea) || convert_to(CASE
    WHEN entry.region IS NULL THEN concat_ws('|', entry.chain, entry.link, entry.kind, entry.action, entry.actor_id, entry.actor_role, entry.case_id, entry.seq,
      entry.command_id, entry.facts, extract(epoch FROM entry.happened_at), extract(epoch FROM entry.recorded_at))
    ELSE jsonb_build_array(entry.chain, entry.link, entry.kind, entry.action, entry.actor_id, entry.actor_role, entry.case_id, entry.seq,
      entry.command_id, entry.facts, extract(epoch FROM entry.happened_at), extract(epoch FROM entry.recorded_at), entry.region)::text
  END, 'UTF8'))
$$;

-- The last entry of every chain. A chain alone does not tell that its end was cut off.
CREATE TABLE audit_heads (
  chain text PRIMARY KEY,
  link integer NOT NULL,
  hash bytea NOT NULL
);
INSERT INTO audit_heads SELECT DISTINCT ON (chain) chain, link, hash FROM audit ORDER BY chain, link DESC;

-- Runs as the schema's owner: the application's role may not write the heads itself.
CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head record;
BEGIN
  LOOP
    SELECT link, hash INTO head FROM audit_heads WHERE chain = NEW.chain FOR UPDATE;
    EXIT WHEN FOUND;
    INSERT INTO audit_heads (chain, link, hash) VALUES (NEW.chain, 0, '') ON CONFLICT DO NOTHING;
  END LOOP;
  NEW.link := head.link + 1;
  NEW.region := coalesce(NEW.region, '');
  NEW.hash := audit_hash(NEW, head.hash);
  UPDATE audit_heads SET link = NEW.link, hash = NEW.hash WHERE chain = NEW.chain;
  RETURN NEW;
END $$;

REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON audit_heads FROM bangfu_app;
GRANT SELECT ON audit_heads TO bangfu_app;

-- Words that came with an entry (why somebody looked): kept beside the trail, because personal data must go one day
-- and the trail never does.
CREATE TABLE audit_words (
  id uuid PRIMARY KEY,
  case_id uuid,
  words_enc text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX audit_words_case ON audit_words (case_id);

-- — access —

-- Who handed a person over to another mentor, and when: they may read on for as long as policy says.
CREATE TABLE past_mentors (
  case_id uuid NOT NULL REFERENCES cases (id),
  person_id uuid NOT NULL,
  mentor_id uuid NOT NULL,
  handed_over_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, person_id, mentor_id)
);
CREATE INDEX past_mentors_mentor ON past_mentors (mentor_id, case_id);

-- What a token may be used for: looking, or everything that its account may do.
ALTER TABLE api_tokens ADD COLUMN scope text NOT NULL DEFAULT 'act' CHECK (scope IN ('read', 'act'));

-- — retention —

-- When the personal data of a closed case was removed; codes, dates and figures stay.
ALTER TABLE cases ADD COLUMN erased_at timestamptz(3);
CREATE INDEX cases_to_erase ON cases (closed_at, id) WHERE closed_at IS NOT NULL AND erased_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON audit_words, past_mentors TO bangfu_app;
