-- — the file of a case: what its programme asked of the household, sealed; each re-check adds a version (B-01, B-22) —

CREATE TABLE case_files (
  case_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  form_enc text NOT NULL,
  recorded_by text NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  command_id text,
  PRIMARY KEY (case_id, version)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON case_files TO bangfu_app;
