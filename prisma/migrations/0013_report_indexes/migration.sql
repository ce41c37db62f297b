-- — what the quarterly report counts, in indexes of its own (B-16) —
-- The rows of cases and clocks are long (what a case remembers, how a deadline came about), and of each the report needs
-- a few dates. Over a million cases it read six gigabytes of them; the dates alone are a fiftieth of that.

CREATE INDEX cases_of_union_aid ON cases (region text_pattern_ops) INCLUDE (id, opened_at, ledger_at, ledger_revoked_at, closed_at) WHERE programme = 'union-aid';

DROP INDEX clocks_union_aid;
CREATE INDEX clocks_of_files ON clocks (stopped_at) INCLUDE (region, overdue) WHERE kind IN ('visit', 'matching', 'recheck', 'recheckReview') AND stopped_at IS NOT NULL;

-- in the order of the cases, so that those who were helped are counted without sorting
CREATE INDEX grants_paid ON grants (case_id) INCLUDE (region, paid_on, paid_late, amount_fen, returned_fen, reclaimed_at) WHERE state = 'paid';
