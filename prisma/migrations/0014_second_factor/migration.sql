-- — sign-in: a password that somebody else gave is changed at once; a second factor, and the codes for who loses it —
ALTER TABLE users ADD COLUMN password_temporary boolean NOT NULL DEFAULT false;

CREATE TABLE second_factors (
  user_id uuid PRIMARY KEY REFERENCES users(id),
  secret_enc text NOT NULL,
  confirmed_at timestamptz(3),
  -- the last 30 seconds whose code was taken: no code counts twice
  last_step bigint NOT NULL DEFAULT 0,
  -- wrong codes since tries_since, whoever tried from wherever
  tries integer NOT NULL DEFAULT 0,
  tries_since timestamptz(3)
);

CREATE TABLE recovery_codes (
  user_id uuid NOT NULL REFERENCES users(id),
  code_hash text NOT NULL,
  PRIMARY KEY (user_id, code_hash)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON second_factors, recovery_codes TO bangfu_app;
