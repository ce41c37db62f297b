-- The records of programme C. Columns ending in _enc hold sealed personal data (AES-256-GCM, context bound);
-- columns ending in _index hold keyed hashes for look-ups. Everything else is codes, ids, dates and figures.

-- — where and who —

CREATE TABLE regions (
  code text PRIMARY KEY CHECK (code ~ '^\d{2,12}$'),
  name_zh text NOT NULL,
  name_en text NOT NULL,
  contact text,
  supervision_phone text
);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  login text NOT NULL UNIQUE,
  name_enc text NOT NULL,
  email_enc text,
  role text NOT NULL,
  region text NOT NULL REFERENCES regions (code),
  password_hash text NOT NULL,
  locale text NOT NULL DEFAULT 'zh',
  stand_in_id uuid REFERENCES users (id),
  on_duty boolean NOT NULL DEFAULT false,
  on_leave_until date,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX users_role_region ON users (role, region text_pattern_ops) WHERE active;

CREATE TABLE api_tokens (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  token_hash text NOT NULL UNIQUE,
  name text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

-- in the shape that connect-pg-simple reads and writes
CREATE TABLE session (
  sid varchar PRIMARY KEY,
  sess json NOT NULL,
  expire timestamp(6) NOT NULL
);
CREATE INDEX session_expire ON session (expire);

CREATE TABLE households (
  id uuid PRIMARY KEY,
  region text NOT NULL REFERENCES regions (code),
  address_enc text NOT NULL,
  details_enc text NOT NULL,
  created_by uuid REFERENCES users (id),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX households_region ON households (region text_pattern_ops);

CREATE TABLE people (
  id uuid PRIMARY KEY,
  household_id uuid NOT NULL REFERENCES households (id),
  relation text NOT NULL,
  name_enc text NOT NULL,
  identity_kind text NOT NULL,
  identity_enc text NOT NULL,
  identity_index text NOT NULL,
  phone_enc text,
  health_enc text,
  bank_enc text,
  details_enc text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX people_household ON people (household_id);
CREATE INDEX people_identity ON people (identity_index);

-- — what a command leaves before and after it runs —

CREATE TABLE commands (
  id text PRIMARY KEY,
  case_id uuid NOT NULL,
  user_id text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  action text NOT NULL,
  track uuid,
  form_enc text,
  answer jsonb,
  refusal jsonb,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  committed_at timestamptz(3),
  UNIQUE (user_id, key)
);
CREATE INDEX commands_unconfirmed ON commands (created_at) WHERE committed_at IS NULL;
CREATE INDEX commands_case ON commands (case_id);

CREATE TABLE drafts (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL,
  region text NOT NULL,
  body_enc text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  case_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX drafts_user ON drafts (user_id, updated_at DESC) WHERE case_id IS NULL;

CREATE TABLE documents (
  id uuid PRIMARY KEY,
  case_id uuid,
  draft_id uuid,
  kind text NOT NULL,
  name_enc text NOT NULL,
  media_type text NOT NULL,
  bytes integer NOT NULL,
  sha256 text NOT NULL,
  uploaded_by text NOT NULL,
  region text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX documents_case ON documents (case_id);

-- — policy and calendar —

CREATE TABLE policies (
  id text PRIMARY KEY,
  programme text NOT NULL,
  jurisdiction text NOT NULL,
  effective_from date NOT NULL,
  effective_to date,
  data jsonb NOT NULL,
  sha256 text NOT NULL,
  loaded_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE calendar_years (
  year integer NOT NULL,
  version integer NOT NULL,
  data jsonb NOT NULL,
  imported_by uuid,
  imported_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (year, version)
);

CREATE TABLE calendar_overlays (
  jurisdiction text NOT NULL,
  day date NOT NULL,
  data jsonb NOT NULL,
  PRIMARY KEY (jurisdiction, day)
);

-- — the case and what is projected from it —

CREATE TABLE cases (
  id uuid PRIMARY KEY,
  receipt text NOT NULL UNIQUE,
  programme text NOT NULL,
  region text NOT NULL REFERENCES regions (code),
  household_id uuid NOT NULL REFERENCES households (id),
  applicant_id uuid NOT NULL REFERENCES people (id),
  policy_id text NOT NULL REFERENCES policies (id),
  stage text NOT NULL,
  step text NOT NULL,
  level text NOT NULL,
  seq integer NOT NULL,
  state jsonb NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  overdue boolean NOT NULL DEFAULT false,
  ledger_at timestamptz(3),
  ledger_revoked_at timestamptz(3),
  closed_at timestamptz(3),
  closed_reason text
);
CREATE INDEX cases_open_region ON cases (region text_pattern_ops, opened_at DESC, id) WHERE closed_at IS NULL;
CREATE INDEX cases_region ON cases (region text_pattern_ops, opened_at DESC, id);
CREATE INDEX cases_open_stage ON cases (stage, step, region text_pattern_ops, due_at, id) WHERE closed_at IS NULL;

CREATE TABLE case_people (
  case_id uuid NOT NULL REFERENCES cases (id),
  person_id uuid NOT NULL REFERENCES people (id),
  programme text NOT NULL,
  seeks_recognition boolean NOT NULL,
  categories text[] NOT NULL,
  identity_index text NOT NULL,
  open boolean NOT NULL,
  PRIMARY KEY (case_id, person_id)
);
-- X-05: one identity number is in one open case of a programme, whoever enters it and wherever
CREATE UNIQUE INDEX case_people_once ON case_people (programme, identity_index) WHERE open;
CREATE INDEX case_people_person ON case_people (person_id);

CREATE TABLE tracks (
  case_id uuid NOT NULL REFERENCES cases (id),
  person_id uuid NOT NULL REFERENCES people (id),
  stage text NOT NULL,
  mentor_id uuid NOT NULL,
  recognised_at timestamptz(3) NOT NULL,
  placed_on date,
  outcome text,
  PRIMARY KEY (case_id, person_id)
);
CREATE INDEX tracks_mentor ON tracks (mentor_id) WHERE outcome IS NULL;

CREATE TABLE clocks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  clock text NOT NULL,
  kind text NOT NULL,
  rule text NOT NULL,
  owner text NOT NULL,
  track uuid,
  region text NOT NULL,
  mentor_id uuid,
  started_at timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  provisional boolean NOT NULL DEFAULT false,
  overdue boolean NOT NULL DEFAULT false,
  escalated boolean NOT NULL DEFAULT false,
  paused_since timestamptz(3),
  stopped_at timestamptz(3),
  window_from date,
  window_to date,
  explanation jsonb,
  calendar_version text
);
CREATE UNIQUE INDEX clocks_running ON clocks (case_id, clock) WHERE stopped_at IS NULL;
CREATE INDEX clocks_case ON clocks (case_id, started_at);
CREATE INDEX clocks_overdue ON clocks (region text_pattern_ops, due_at, id) WHERE stopped_at IS NULL AND overdue;
CREATE INDEX clocks_due ON clocks (region text_pattern_ops, due_at, id) WHERE stopped_at IS NULL;
CREATE INDEX clocks_mentor ON clocks (mentor_id, kind, due_at) WHERE stopped_at IS NULL;

-- the clocks that can still be stopped; a stopped one stays as history
CREATE VIEW running_clocks AS SELECT * FROM clocks WHERE stopped_at IS NULL;

CREATE TABLE opinions (
  case_id uuid NOT NULL REFERENCES cases (id), seq integer NOT NULL,
  stage text NOT NULL, level text NOT NULL, outcome text NOT NULL, missing text[] NOT NULL DEFAULT '{}', rule text,
  by_id text NOT NULL, command_id text, happened_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, seq)
);

CREATE TABLE notices (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  region text NOT NULL, posted_at timestamptz(3) NOT NULL, ends_at timestamptz(3), ended_at timestamptz(3), taken_down_at timestamptz(3), why text,
  posted_by text NOT NULL, documents uuid[] NOT NULL DEFAULT '{}', voided_seq integer,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX notices_running ON notices (region text_pattern_ops, posted_at DESC) WHERE ended_at IS NULL AND taken_down_at IS NULL;

CREATE TABLE objections (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  notice_id text NOT NULL, anonymous boolean NOT NULL, command_id text, received_at timestamptz(3) NOT NULL,
  outcome text, decided_by text, decided_at timestamptz(3), decision_command_id text, voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE decisions (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  kind text NOT NULL, person_id uuid, by_id text NOT NULL, command_id text, decided_at timestamptz(3) NOT NULL,
  delivered_on date, delivery_way text, voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE plans (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, by_id text NOT NULL, command_id text, recorded_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE agreements (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, signed_on date NOT NULL, documents uuid[] NOT NULL, by_id text NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE vacancies (
  id uuid PRIMARY KEY,
  region text NOT NULL REFERENCES regions (code),
  employer text NOT NULL, post text NOT NULL, trade text NOT NULL, place text NOT NULL,
  pay_from_fen integer NOT NULL CHECK (pay_from_fen >= 0), pay_to_fen integer NOT NULL,
  insured boolean NOT NULL, openings integer NOT NULL CHECK (openings >= 0), open_until date NOT NULL,
  public_welfare boolean NOT NULL DEFAULT false,
  created_by uuid NOT NULL, created_at timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (pay_to_fen >= pay_from_fen)
);
CREATE INDEX vacancies_region ON vacancies (region text_pattern_ops, open_until);

CREATE TABLE offers (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, vacancy_id uuid NOT NULL, state text NOT NULL, offered_at timestamptz(3) NOT NULL,
  refusal_command_id text, contest_command_id text, documents uuid[] NOT NULL DEFAULT '{}', voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE placements (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, kind text NOT NULL, placed_on date NOT NULL, offer_id text, late boolean NOT NULL,
  command_id text, documents uuid[] NOT NULL, ended_at timestamptz(3), stable_at timestamptz(3), voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE calls (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, phase text, n integer, planned_from date, planned_to date,
  state text NOT NULL, outcome text, answers jsonb, entered_late boolean NOT NULL DEFAULT false,
  by_id text, command_id text, happened_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX calls_person ON calls (person_id, happened_at DESC);

CREATE TABLE findings (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, kind text NOT NULL, opened_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3), closed_by text, answer_command_id text, documents uuid[] NOT NULL DEFAULT '{}', voided_seq integer,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE services (
  case_id uuid NOT NULL REFERENCES cases (id), seq integer NOT NULL,
  person_id uuid NOT NULL, service text NOT NULL, result text NOT NULL, by_id text NOT NULL, command_id text, happened_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, seq)
);

CREATE TABLE satisfaction (
  case_id uuid NOT NULL REFERENCES cases (id), seq integer NOT NULL,
  person_id uuid NOT NULL, answer text NOT NULL, by_id text NOT NULL, happened_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, seq)
);

CREATE TABLE messages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  case_id uuid,
  track uuid,
  template text NOT NULL,
  clock text,
  due_at timestamptz(3),
  rule text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  send_after timestamptz(3) NOT NULL,
  read_at timestamptz(3),
  emailed_at timestamptz(3),
  attempts integer NOT NULL DEFAULT 0
);
CREATE INDEX messages_inbox ON messages (user_id, id DESC);
CREATE INDEX messages_unsent ON messages (send_after, id) WHERE emailed_at IS NULL;

-- open cases by community and stage: totals without counting
CREATE TABLE case_counters (
  region text NOT NULL, programme text NOT NULL, stage text NOT NULL,
  open integer NOT NULL DEFAULT 0, overdue integer NOT NULL DEFAULT 0,
  PRIMARY KEY (region, programme, stage)
);

CREATE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.closed_at IS NULL THEN
    UPDATE case_counters SET open = open - 1, overdue = overdue - OLD.overdue::int
    WHERE region = OLD.region AND programme = OLD.programme AND stage = OLD.stage;
  END IF;
  IF NEW.closed_at IS NULL THEN
    INSERT INTO case_counters AS c (region, programme, stage, open, overdue) VALUES (NEW.region, NEW.programme, NEW.stage, 1, NEW.overdue::int)
    ON CONFLICT (region, programme, stage) DO UPDATE SET open = c.open + 1, overdue = c.overdue + NEW.overdue::int;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_new_case AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION count_cases();
CREATE TRIGGER count_moved_case AFTER UPDATE ON cases FOR EACH ROW
  WHEN ((OLD.region, OLD.stage, OLD.overdue, OLD.closed_at IS NULL) IS DISTINCT FROM (NEW.region, NEW.stage, NEW.overdue, NEW.closed_at IS NULL))
  EXECUTE FUNCTION count_cases();

-- — audit: append-only, each entry chained to the one before it of the same case (or, without a case, of the day) —

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chain text NOT NULL,
  link integer NOT NULL,
  kind text NOT NULL,
  action text NOT NULL,
  actor_id text NOT NULL,
  actor_role text NOT NULL,
  case_id uuid,
  seq integer,
  command_id text,
  facts jsonb NOT NULL,
  happened_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  hash bytea NOT NULL,
  UNIQUE (chain, link)
);
CREATE INDEX audit_case ON audit (case_id, id) WHERE case_id IS NOT NULL;
CREATE INDEX audit_actor ON audit (actor_id, id);

CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(NEW.chain, 0));
  SELECT link, hash INTO last FROM audit WHERE chain = NEW.chain ORDER BY link DESC LIMIT 1;
  NEW.link := coalesce(last.link, 0) + 1;
  NEW.hash := sha256(coalesce(last.hash, ''::bytea) || convert_to(concat_ws('|',
    NEW.chain, NEW.link, NEW.kind, NEW.action, NEW.actor_id, NEW.actor_role, NEW.case_id, NEW.seq, NEW.command_id, NEW.facts,
    extract(epoch FROM NEW.happened_at), extract(epoch FROM NEW.recorded_at)), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER audit_chain BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_chain();

CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only();

-- — what the application's own role may do: no schema changes, and only additions to the audit trail —

GRANT USAGE ON SCHEMA public TO bangfu_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO bangfu_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bangfu_app;
REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM bangfu_app;
