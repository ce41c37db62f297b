-- — messages leave by e-mail as well: what became of each, and in which hours it may be tried again (X-06) —

ALTER TABLE messages
  ADD COLUMN hours text NOT NULL DEFAULT 'working' CHECK (hours IN ('working', 'daily')),
  -- inbox-only: the account has no address, or the installation no mail server; refused: the server will not take it for this address
  ADD COLUMN mail text NOT NULL DEFAULT 'waiting' CHECK (mail IN ('waiting', 'sent', 'inbox-only', 'refused'));
DROP INDEX messages_unsent;
CREATE INDEX messages_to_mail ON messages (send_after, id) WHERE mail = 'waiting';

-- — jobs over many cases —

-- each calendar that open cases were, or are being, recomputed to (X-01)
CREATE TABLE recomputations (
  calendar_version text PRIMARY KEY,
  requested_at timestamptz(3) NOT NULL DEFAULT now(),
  finished_at timestamptz(3),
  cases integer NOT NULL DEFAULT 0,
  -- cases that did not answer; a later run reaches them
  unreached integer NOT NULL DEFAULT 0
);

-- whose deadline a new calendar moved, from when to when; written in the same transaction as the move
CREATE TABLE moved_deadlines (
  case_id uuid NOT NULL REFERENCES cases (id),
  seq integer NOT NULL,
  clock text NOT NULL,
  calendar_version text NOT NULL,
  old_due timestamptz(3) NOT NULL,
  new_due timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (case_id, seq, clock)
);
CREATE INDEX moved_deadlines_version ON moved_deadlines (calendar_version, case_id);

-- cases whose workflow task fails again and again: each is stuck alone, and somebody must look
CREATE TABLE stuck_cases (
  case_id uuid PRIMARY KEY,
  region text NOT NULL,
  since timestamptz(3) NOT NULL,
  attempts integer NOT NULL,
  seen_at timestamptz(3) NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON recomputations, moved_deadlines, stuck_cases TO bangfu_app;
