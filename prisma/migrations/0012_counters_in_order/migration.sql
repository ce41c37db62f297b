-- Two cases that changed places between two stages took the two counters' locks in opposite order, and one of them was
-- ended as a deadlock, to be tried again a second later. Both counters are changed by one statement now, in one order for
-- everybody, and at the end of the transaction, so that the cases of a community wait for each other as briefly as can be.

CREATE OR REPLACE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO case_counters AS c (region, programme, stage, open, overdue)
  SELECT region, programme, stage, sum(one), sum(late) FROM (
    SELECT OLD.region, OLD.programme, OLD.stage, -1 AS one, -OLD.overdue::int AS late WHERE TG_OP = 'UPDATE' AND OLD.closed_at IS NULL
    UNION ALL SELECT NEW.region, NEW.programme, NEW.stage, 1, NEW.overdue::int WHERE NEW.closed_at IS NULL
  ) AS change GROUP BY region, programme, stage ORDER BY region, programme, stage
  ON CONFLICT (region, programme, stage) DO UPDATE SET open = c.open + EXCLUDED.open, overdue = c.overdue + EXCLUDED.overdue;
  RETURN NULL;
END $$;

DROP TRIGGER count_new_case ON cases;
DROP TRIGGER count_moved_case ON cases;
CREATE CONSTRAINT TRIGGER count_new_case AFTER INSERT ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_cases();
CREATE CONSTRAINT TRIGGER count_moved_case AFTER UPDATE ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN ((OLD.region, OLD.stage, OLD.overdue, OLD.closed_at IS NULL) IS DISTINCT FROM (NEW.region, NEW.stage, NEW.overdue, NEW.closed_at IS NULL))
  EXECUTE FUNCTION count_cases();
