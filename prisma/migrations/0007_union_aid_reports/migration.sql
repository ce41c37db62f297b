-- — the quarterly report of union aid (B-17): figures as they stood when the quarter had ended, never changed again —

CREATE TABLE quarterly_reports (
  year integer NOT NULL,
  quarter integer NOT NULL CHECK (quarter BETWEEN 1 AND 4),
  district text NOT NULL,
  figures jsonb NOT NULL,
  -- indicators in which the district is below what policy asks
  lagging text[] NOT NULL DEFAULT '{}',
  frozen_at timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  submitted_at timestamptz(3),
  submitted_by text,
  urged_at timestamptz(3),
  PRIMARY KEY (year, quarter, district)
);
-- New tables come with every right by default: what must not be changed is taken back by name.
REVOKE UPDATE, DELETE ON quarterly_reports, funds, fund_entries FROM bangfu_app;
GRANT UPDATE (closed_at) ON funds TO bangfu_app;
GRANT SELECT, INSERT ON quarterly_reports TO bangfu_app;
GRANT UPDATE (submitted_at, submitted_by, urged_at) ON quarterly_reports TO bangfu_app;

-- what the figures are counted from, district by district
CREATE INDEX clocks_union_aid ON clocks (stopped_at) WHERE kind IN ('visit', 'matching', 'recheck', 'recheckReview');
