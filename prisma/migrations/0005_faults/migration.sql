-- cases that were answered for by their record alone: their workflow is to be asked whether it knows of the last step
CREATE TABLE catch_ups (
  case_id uuid PRIMARY KEY,
  asked_at timestamptz(3) NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON catch_ups TO bangfu_app;
