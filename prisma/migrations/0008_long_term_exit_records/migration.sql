-- — measures handed to units, and what they answered (D-05) —

CREATE TABLE units (
  code text NOT NULL, region text NOT NULL REFERENCES regions (code),
  name_zh text NOT NULL, name_en text NOT NULL, groups text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (code, region)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON units TO bangfu_app;

ALTER TABLE users ADD COLUMN unit text;

CREATE TABLE referrals (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  measure text NOT NULL, measure_group text NOT NULL, lead text NOT NULL, responsible text[] NOT NULL DEFAULT '{}', region text NOT NULL,
  opened_at timestamptz(3) NOT NULL, command_id text,
  outcome text, answered_at timestamptz(3), answered_by text, answer_command_id text,
  closed_at timestamptz(3), voided_seq integer,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX referrals_of_unit ON referrals (lead, region text_pattern_ops, opened_at) WHERE voided_seq IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON referrals TO bangfu_app;

-- — months of income: whether each lay above the line; the amounts stay sealed with the command (D-03) —

CREATE TABLE income_months (
  case_id uuid NOT NULL REFERENCES cases (id), seq integer NOT NULL,
  month text NOT NULL CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$'), side text NOT NULL, documents uuid[] NOT NULL,
  by_id text NOT NULL, command_id text, recorded_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, seq)
);
CREATE UNIQUE INDEX income_months_once ON income_months (case_id, month) WHERE voided_seq IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON income_months TO bangfu_app;

-- — reports that a household can leave, and by which exit (D-03, D-04) —

CREATE TABLE exit_reports (
  case_id uuid NOT NULL REFERENCES cases (id), seq integer NOT NULL,
  exit text NOT NULL, counted integer, cause_gone_on date, documents uuid[] NOT NULL,
  by_id text NOT NULL, command_id text, reported_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, seq)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON exit_reports TO bangfu_app;

-- — paired contacts: nobody keeps contact with more households than policy allows (D-06) —

CREATE TABLE pairings (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  kind text NOT NULL, helper text NOT NULL, most integer NOT NULL, since timestamptz(3) NOT NULL,
  ended_at timestamptz(3), by_id text NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX pairings_of_helper ON pairings (helper) WHERE ended_at IS NULL AND voided_seq IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON pairings TO bangfu_app;

-- A count cannot be a CHECK: the lock makes those who pair the same helper wait for each other.
CREATE FUNCTION keep_caseload() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ended_at IS NOT NULL OR NEW.voided_seq IS NOT NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('pairings:' || NEW.helper));
  IF (SELECT count(*) FROM pairings p WHERE p.helper = NEW.helper AND p.ended_at IS NULL AND p.voided_seq IS NULL
      AND (p.case_id, p.id) <> (NEW.case_id, NEW.id)) >= NEW.most THEN
    RAISE EXCEPTION 'the caseload of this helper is full' USING ERRCODE = '23514', CONSTRAINT = 'pairings_caseload', TABLE = 'pairings';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pairings_caseload BEFORE INSERT OR UPDATE ON pairings FOR EACH ROW EXECUTE FUNCTION keep_caseload();

-- — data of other departments: compared with each adult's signed authorisation, led on by a person (D-08, B-12, B-24) —

CREATE TABLE authorisations (
  person_id uuid NOT NULL REFERENCES people (id), case_id uuid NOT NULL REFERENCES cases (id),
  signed_on date NOT NULL, document_id uuid NOT NULL, by_id text NOT NULL, recorded_at timestamptz(3) NOT NULL, revoked_at timestamptz(3),
  PRIMARY KEY (person_id, case_id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON authorisations TO bangfu_app;

CREATE TABLE leads (
  id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES people (id), case_id uuid NOT NULL REFERENCES cases (id), region text NOT NULL,
  source text NOT NULL, code text NOT NULL, found_by text NOT NULL, found_at timestamptz(3) NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'rejected')), decided_by text, decided_at timestamptz(3), note_enc text,
  UNIQUE (person_id, case_id, source, code)
);
CREATE INDEX leads_open ON leads (region text_pattern_ops, found_at) WHERE state = 'open';
GRANT SELECT, INSERT, UPDATE, DELETE ON leads TO bangfu_app;
