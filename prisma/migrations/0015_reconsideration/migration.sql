-- — a decision whose review was asked for: since when, and what came of it (X-12) —
ALTER TABLE decisions
  ADD COLUMN review_requested_on date,
  ADD COLUMN review_outcome text CHECK (review_outcome IN ('confirmed', 'set-aside')),
  ADD COLUMN reviewed_at timestamptz(3);
