-- — calls after an exit: made, or missed and recorded as such (B-14) —

CREATE TABLE monitoring_calls (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  round integer NOT NULL CHECK (round >= 1), state text NOT NULL, outcome text, entered_late boolean NOT NULL DEFAULT false,
  documents uuid[] NOT NULL DEFAULT '{}',
  by_id text, command_id text, happened_at timestamptz(3) NOT NULL, recorded_at timestamptz(3) NOT NULL, voided_seq integer,
  PRIMARY KEY (case_id, id)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON monitoring_calls TO bangfu_app;
