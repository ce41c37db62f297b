-- — union aid: funds and what moves in them (B-20), grants and their approval (B-06), visits and re-checks (B-22, B-24) —

-- One pot of money: where it came from, what it is for, for which region and year. The four counters are moved by the
-- entries alone, and so always add up: left = total − reserved − paid + returned.
CREATE TABLE funds (
  id uuid PRIMARY KEY,
  region text NOT NULL REFERENCES regions (code),
  source text NOT NULL,
  project text NOT NULL,
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  total_fen bigint NOT NULL CHECK (total_fen > 0),
  reserved_fen bigint NOT NULL DEFAULT 0 CHECK (reserved_fen >= 0),
  paid_fen bigint NOT NULL DEFAULT 0 CHECK (paid_fen >= 0),
  returned_fen bigint NOT NULL DEFAULT 0 CHECK (returned_fen BETWEEN 0 AND paid_fen),
  left_fen bigint GENERATED ALWAYS AS (total_fen - reserved_fen - paid_fen + returned_fen) STORED,
  opened_by text NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  CONSTRAINT funds_not_overdrawn CHECK (reserved_fen + paid_fen - returned_fen <= total_fen),
  CONSTRAINT funds_once UNIQUE (region, source, project, year)
);

CREATE TABLE grants (
  case_id uuid NOT NULL REFERENCES cases (id),
  id text NOT NULL,
  seq integer NOT NULL,
  region text NOT NULL,
  kind text NOT NULL,
  tier text NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  fund_id uuid NOT NULL REFERENCES funds (id),
  project text NOT NULL,
  student_id uuid,
  top_up text,
  levels text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'approved', 'paid', 'refused', 'cancelled')),
  proposed_by text NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  approved_at timestamptz(3),
  paid_on date,
  paid_late boolean,
  returned_fen bigint NOT NULL DEFAULT 0 CHECK (returned_fen BETWEEN 0 AND amount_fen),
  reclaimed_at timestamptz(3),
  command_id text,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX grants_fund ON grants (fund_id, case_id);
CREATE INDEX grants_region ON grants (region text_pattern_ops, approved_at);

CREATE TABLE grant_opinions (
  case_id uuid NOT NULL,
  seq integer NOT NULL,
  grant_id text NOT NULL,
  level text NOT NULL,
  approve boolean NOT NULL,
  by_id text NOT NULL,
  command_id text,
  happened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, seq),
  FOREIGN KEY (case_id, grant_id) REFERENCES grants (case_id, id)
);

-- Every movement of money, added and never changed.
CREATE TABLE fund_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_id uuid NOT NULL REFERENCES funds (id),
  case_id uuid NOT NULL,
  grant_id text NOT NULL,
  seq integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reserve', 'release', 'pay', 'return')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  by_id text NOT NULL,
  happened_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  UNIQUE (case_id, grant_id, seq),
  FOREIGN KEY (case_id, grant_id) REFERENCES grants (case_id, id)
);
CREATE INDEX fund_entries_fund ON fund_entries (fund_id, id);

-- Runs as the schema's owner: the application's own role may not write the counters. The fund's row is locked by the
-- update, so approvals at the same moment queue up, and the check is asked of each in turn.
CREATE FUNCTION move_fund() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE funds SET
    reserved_fen = reserved_fen + CASE NEW.kind WHEN 'reserve' THEN NEW.amount_fen WHEN 'release' THEN -NEW.amount_fen WHEN 'pay' THEN -NEW.amount_fen ELSE 0 END,
    paid_fen = paid_fen + CASE NEW.kind WHEN 'pay' THEN NEW.amount_fen ELSE 0 END,
    returned_fen = returned_fen + CASE NEW.kind WHEN 'return' THEN NEW.amount_fen ELSE 0 END
  WHERE id = NEW.fund_id AND (NEW.kind <> 'reserve' OR closed_at IS NULL);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the fund is closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'funds_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER fund_entries_move BEFORE INSERT ON fund_entries FOR EACH ROW EXECUTE FUNCTION move_fund();

CREATE TABLE visits (
  case_id uuid NOT NULL REFERENCES cases (id),
  id text NOT NULL,
  seq integer NOT NULL,
  purpose text NOT NULL,
  outcome text NOT NULL,
  by_id text NOT NULL,
  command_id text,
  documents uuid[] NOT NULL DEFAULT '{}',
  happened_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, id)
);

CREATE TABLE file_checks (
  case_id uuid NOT NULL REFERENCES cases (id),
  seq integer NOT NULL,
  version integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('submitted', 'accepted', 'returned')),
  changes integer NOT NULL DEFAULT 0,
  missing text[] NOT NULL DEFAULT '{}',
  by_id text NOT NULL,
  command_id text,
  happened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, seq)
);

CREATE TABLE referrals_on (
  case_id uuid NOT NULL REFERENCES cases (id),
  seq integer NOT NULL,
  target text NOT NULL,
  by_id text NOT NULL,
  happened_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, seq, target)
);

-- The tier that a case of union aid is in, for lists and reports; empty for other programmes.
ALTER TABLE cases ADD COLUMN tier text;

GRANT SELECT, INSERT, UPDATE, DELETE ON grants, grant_opinions, visits, file_checks, referrals_on TO bangfu_app;
GRANT SELECT, INSERT ON funds, fund_entries TO bangfu_app;
GRANT UPDATE (closed_at) ON funds TO bangfu_app;

-- A later version of a file is the form of the command that brought it, sealed there: its row only points to it.
ALTER TABLE case_files ALTER COLUMN form_enc DROP NOT NULL;
