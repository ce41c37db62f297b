-- — campaigns of holiday relief: dates and steps are the workflow's, money and places are kept here under constraints —

CREATE TABLE campaigns (
  id uuid PRIMARY KEY,
  programme text NOT NULL,
  region text NOT NULL REFERENCES regions (code),
  year integer NOT NULL,
  policy_id text NOT NULL REFERENCES policies (id),
  opens_on date NOT NULL,
  last_posting date NOT NULL,
  closes_on date NOT NULL,
  closes_at timestamptz(3) NOT NULL,
  provisional boolean NOT NULL,
  -- all the money, and what of it no village has yet or any more
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  left_fen bigint NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'open', 'held', 'closing', 'closed')),
  created_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  ended_cases integer NOT NULL DEFAULT 0,
  CONSTRAINT campaigns_left CHECK (left_fen >= 0 AND left_fen <= total_fen),
  CONSTRAINT campaigns_once UNIQUE (programme, region, year)
);
CREATE INDEX campaigns_region ON campaigns (region text_pattern_ops, year DESC);

CREATE TABLE campaign_villages (
  campaign_id uuid NOT NULL REFERENCES campaigns (id),
  village text NOT NULL REFERENCES regions (code),
  allotted_fen bigint NOT NULL CHECK (allotted_fen >= 0),
  used_fen bigint NOT NULL DEFAULT 0,
  -- places that the village may give, and those taken
  people integer NOT NULL CHECK (people >= 0),
  listed integer NOT NULL DEFAULT 0,
  none_reported_at timestamptz(3),
  none_reported_by uuid,
  PRIMARY KEY (campaign_id, village),
  CONSTRAINT campaign_villages_within CHECK (used_fen >= 0 AND used_fen <= allotted_fen),
  CONSTRAINT campaign_villages_people CHECK (listed >= 0 AND listed <= people)
);

CREATE TABLE campaign_places (
  case_id uuid NOT NULL REFERENCES cases (id), id text NOT NULL, seq integer NOT NULL,
  campaign_id uuid NOT NULL, village text NOT NULL,
  degree text NOT NULL, amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  state text NOT NULL CHECK (state IN ('listed', 'paid', 'returned')),
  waits boolean NOT NULL DEFAULT false,
  listed_at timestamptz(3) NOT NULL, listed_by text NOT NULL, posted_at timestamptz(3),
  paper_on date, papers text[] NOT NULL DEFAULT '{}',
  settled_at timestamptz(3), way text, handed_on date, handed_by text, documents uuid[] NOT NULL DEFAULT '{}', voided_seq integer,
  PRIMARY KEY (case_id, id),
  CONSTRAINT campaign_places_village FOREIGN KEY (campaign_id, village) REFERENCES campaign_villages (campaign_id, village)
);
CREATE INDEX campaign_places_campaign ON campaign_places (campaign_id, village, case_id);

-- whom a place is for: nobody twice in a campaign, whichever village lists them
CREATE TABLE campaign_people (
  campaign_id uuid NOT NULL, case_id uuid NOT NULL, place_id text NOT NULL, person_id uuid NOT NULL,
  identity_index text NOT NULL, taken boolean NOT NULL,
  PRIMARY KEY (case_id, place_id, person_id),
  FOREIGN KEY (case_id, place_id) REFERENCES campaign_places (case_id, id)
);
CREATE UNIQUE INDEX campaign_people_once ON campaign_people (campaign_id, identity_index) WHERE taken;

CREATE TABLE campaign_decisions (
  campaign_id uuid NOT NULL REFERENCES campaigns (id), n integer NOT NULL,
  villages text[] NOT NULL, reasons_enc text NOT NULL, by_id uuid NOT NULL, decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (campaign_id, n)
);

-- changes of allotments by their key: the same one again changes nothing
CREATE TABLE campaign_changes (
  campaign_id uuid NOT NULL REFERENCES campaigns (id), key text NOT NULL, by_id uuid NOT NULL, changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (campaign_id, key)
);

-- what a campaign has told people, so that nobody is told twice
CREATE TABLE campaign_messages (
  campaign_id uuid NOT NULL REFERENCES campaigns (id), template text NOT NULL, day date NOT NULL,
  PRIMARY KEY (campaign_id, template, day)
);

CREATE TABLE campaign_spot_checks (
  id uuid PRIMARY KEY, campaign_id uuid NOT NULL REFERENCES campaigns (id),
  seed text NOT NULL, of integer NOT NULL, by_id uuid NOT NULL, drawn_at timestamptz(3) NOT NULL
);
CREATE INDEX campaign_spot_checks_campaign ON campaign_spot_checks (campaign_id, drawn_at);
CREATE TABLE campaign_spot_check_cases (
  spot_check_id uuid NOT NULL REFERENCES campaign_spot_checks (id), n integer NOT NULL, case_id uuid NOT NULL REFERENCES cases (id),
  outcome text CHECK (outcome IN ('confirmed', 'deviates')), checked_by uuid, checked_at timestamptz(3),
  PRIMARY KEY (spot_check_id, n)
);

-- A place counts for its village from the moment it is listed until it is given back or undone. A campaign that has
-- begun to close takes no new ones; only those whom an objection held up come after it.
CREATE FUNCTION count_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP = 'UPDATE' AND OLD.state <> 'returned' AND OLD.voided_seq IS NULL;
  is_now boolean := NEW.state <> 'returned' AND NEW.voided_seq IS NULL;
  how text;
  who integer;
BEGIN
  IF was = is_now THEN RETURN NULL; END IF;
  IF NOT was THEN
    SELECT state INTO how FROM campaigns WHERE id = NEW.campaign_id FOR SHARE;
    IF TG_OP = 'INSERT' AND how NOT IN ('open', 'held') AND NOT NEW.waits THEN
      RAISE EXCEPTION 'the campaign takes no more places' USING ERRCODE = 'check_violation', CONSTRAINT = 'campaign_places_open';
    END IF;
  END IF;
  SELECT CASE WHEN y.data->'amounts'->>'per' = 'person' THEN count(*) FILTER (WHERE cp.seeks_recognition) ELSE 1 END::integer INTO who
    FROM case_people cp JOIN campaigns c ON c.id = NEW.campaign_id JOIN policies y ON y.id = c.policy_id
    WHERE cp.case_id = NEW.case_id GROUP BY y.data->'amounts'->>'per';
  UPDATE campaign_villages SET used_fen = used_fen + CASE WHEN is_now THEN NEW.amount_fen ELSE -NEW.amount_fen END, listed = listed + CASE WHEN is_now THEN who ELSE -who END
    WHERE campaign_id = NEW.campaign_id AND village = NEW.village;
  IF is_now THEN
    INSERT INTO campaign_people AS p (campaign_id, case_id, place_id, person_id, identity_index, taken)
      SELECT NEW.campaign_id, NEW.case_id, NEW.id, cp.person_id, cp.identity_index, true
      FROM case_people cp JOIN campaigns c ON c.id = NEW.campaign_id JOIN policies y ON y.id = c.policy_id
      WHERE cp.case_id = NEW.case_id AND (cp.seeks_recognition OR y.data->'amounts'->>'per' = 'household') ORDER BY cp.identity_index
      ON CONFLICT (case_id, place_id, person_id) DO UPDATE SET taken = true;
  ELSE
    UPDATE campaign_people SET taken = false WHERE case_id = NEW.case_id AND place_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_place AFTER INSERT OR UPDATE ON campaign_places FOR EACH ROW EXECUTE FUNCTION count_place();

GRANT SELECT, INSERT, UPDATE, DELETE ON campaigns, campaign_villages, campaign_places, campaign_people, campaign_decisions, campaign_changes, campaign_messages, campaign_spot_checks, campaign_spot_check_cases TO bangfu_app;
