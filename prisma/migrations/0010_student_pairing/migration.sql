-- — pairs of student and teacher (E-01): one active pair for each student, no more students than a teacher may have —

CREATE TABLE pairs (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL REFERENCES people (id), teacher_id uuid NOT NULL REFERENCES users (id),
  -- keyed hash of the student's number: the same student in another case is the same student
  student_index text NOT NULL,
  from_day date NOT NULL, ended_on date, why text, active boolean NOT NULL DEFAULT true,
  -- what policy allowed when the pair was made
  most integer NOT NULL CHECK (most >= 1),
  by_id text, command_id text, voided_seq integer,
  PRIMARY KEY (case_id, id),
  CHECK (active = (ended_on IS NULL))
);
CREATE UNIQUE INDEX pairs_student_once ON pairs (student_index) WHERE active;
CREATE INDEX pairs_teacher ON pairs (teacher_id) WHERE active;
CREATE INDEX pairs_case ON pairs (case_id, person_id);
CREATE INDEX pairs_newest ON pairs (from_day DESC, case_id, id);

CREATE VIEW active_pairs AS SELECT * FROM pairs WHERE active;

CREATE FUNCTION fill_student() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT identity_index INTO STRICT NEW.student_index FROM people WHERE id = NEW.person_id;
  RETURN NEW;
END $$;
CREATE TRIGGER pairs_student BEFORE INSERT ON pairs FOR EACH ROW EXECUTE FUNCTION fill_student();

-- Two commits that give the same teacher a student wait for each other; the second counts what the first has written.
CREATE FUNCTION check_teacher_room() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE taken integer;
BEGIN
  IF NOT NEW.active OR (TG_OP = 'UPDATE' AND OLD.active AND OLD.teacher_id = NEW.teacher_id) THEN RETURN NEW; END IF;
  PERFORM 1 FROM users WHERE id = NEW.teacher_id FOR NO KEY UPDATE;
  SELECT count(*) INTO taken FROM pairs WHERE teacher_id = NEW.teacher_id AND active AND NOT (case_id = NEW.case_id AND id = NEW.id);
  IF taken >= NEW.most THEN
    RAISE EXCEPTION 'the teacher has % students, at most %', taken, NEW.most USING ERRCODE = '23514', CONSTRAINT = 'pairs_teacher_room', TABLE = 'pairs';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER pairs_teacher_room BEFORE INSERT OR UPDATE ON pairs FOR EACH ROW EXECUTE FUNCTION check_teacher_room();

-- — what happens in a pair: sessions, talks, help with daily needs and school things (E-02) —

CREATE TABLE tutoring_records (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('session', 'talk', 'things')), day date NOT NULL,
  code text NOT NULL, partner text, minutes integer CHECK (minutes >= 1), entered_late boolean NOT NULL DEFAULT false,
  documents uuid[] NOT NULL DEFAULT '{}', by_id text NOT NULL, command_id text, recorded_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);
CREATE INDEX tutoring_records_person ON tutoring_records (case_id, person_id, day);

-- — weeks without a record, kept as such, also when a session was entered later (E-03) —

CREATE TABLE missing_weeks (
  case_id uuid NOT NULL REFERENCES cases (id), person_id uuid NOT NULL, week_from date NOT NULL, seq integer NOT NULL,
  week_to date NOT NULL, sessions integer NOT NULL, least integer NOT NULL, in_a_row integer NOT NULL, finding text NOT NULL,
  recorded_at timestamptz(3) NOT NULL, made_good_at timestamptz(3),
  PRIMARY KEY (case_id, person_id, week_from)
);

CREATE TABLE term_reviews (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  person_id uuid NOT NULL, term text NOT NULL, outcome text NOT NULL, leads_to text NOT NULL, figures jsonb NOT NULL,
  documents uuid[] NOT NULL DEFAULT '{}', by_id text NOT NULL, command_id text, reviewed_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON pairs, active_pairs, tutoring_records, missing_weeks, term_reviews TO bangfu_app;
