CREATE TABLE `progress_tallies` (
	`unit_id` integer NOT NULL,
	`due` text NOT NULL,
	`work` text NOT NULL,
	`submitted` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`unit_id`, `work`, `submitted`, `due`)
) WITHOUT ROWID;
--> statement-breakpoint
-- A lead unit's tally follows its assignments and the three fields of the task that decide its count.
CREATE TRIGGER progress_assignment_insert AFTER INSERT ON assignments WHEN new.role = 'lead' AND new.unit_id IS NOT NULL BEGIN
  INSERT INTO progress_tallies(unit_id, due, work, submitted, count)
    SELECT new.unit_id, coalesce(t.due, ''), t.work, CASE WHEN t.submitted_on IS NULL THEN 0 WHEN t.submitted_on > t.due THEN 2 ELSE 1 END, 1 FROM tasks t WHERE t.id = new.task_id
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER progress_assignment_delete AFTER DELETE ON assignments WHEN old.role = 'lead' AND old.unit_id IS NOT NULL BEGIN
  UPDATE progress_tallies SET count = count - 1 WHERE unit_id = old.unit_id AND (due, work, submitted) =
    (SELECT coalesce(t.due, ''), t.work, CASE WHEN t.submitted_on IS NULL THEN 0 WHEN t.submitted_on > t.due THEN 2 ELSE 1 END FROM tasks t WHERE t.id = old.task_id);
END;
--> statement-breakpoint
CREATE TRIGGER progress_assignment_leave AFTER UPDATE OF task_id, role, unit_id ON assignments WHEN old.role = 'lead' AND old.unit_id IS NOT NULL BEGIN
  UPDATE progress_tallies SET count = count - 1 WHERE unit_id = old.unit_id AND (due, work, submitted) =
    (SELECT coalesce(t.due, ''), t.work, CASE WHEN t.submitted_on IS NULL THEN 0 WHEN t.submitted_on > t.due THEN 2 ELSE 1 END FROM tasks t WHERE t.id = old.task_id);
END;
--> statement-breakpoint
CREATE TRIGGER progress_assignment_enter AFTER UPDATE OF task_id, role, unit_id ON assignments WHEN new.role = 'lead' AND new.unit_id IS NOT NULL BEGIN
  INSERT INTO progress_tallies(unit_id, due, work, submitted, count)
    SELECT new.unit_id, coalesce(t.due, ''), t.work, CASE WHEN t.submitted_on IS NULL THEN 0 WHEN t.submitted_on > t.due THEN 2 ELSE 1 END, 1 FROM tasks t WHERE t.id = new.task_id
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
CREATE TRIGGER progress_task_update AFTER UPDATE OF due, work, submitted_on ON tasks
WHEN (old.due, old.work, old.submitted_on) IS NOT (new.due, new.work, new.submitted_on) BEGIN
  UPDATE progress_tallies SET count = count - 1
    WHERE unit_id IN (SELECT unit_id FROM assignments WHERE task_id = new.id AND role = 'lead' AND unit_id IS NOT NULL)
      AND (due, work, submitted) = (coalesce(old.due, ''), old.work, CASE WHEN old.submitted_on IS NULL THEN 0 WHEN old.submitted_on > old.due THEN 2 ELSE 1 END);
  INSERT INTO progress_tallies(unit_id, due, work, submitted, count)
    SELECT a.unit_id, coalesce(new.due, ''), new.work, CASE WHEN new.submitted_on IS NULL THEN 0 WHEN new.submitted_on > new.due THEN 2 ELSE 1 END, 1
    FROM assignments a WHERE a.task_id = new.id AND a.role = 'lead' AND a.unit_id IS NOT NULL
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
--> statement-breakpoint
INSERT INTO progress_tallies(unit_id, due, work, submitted, count)
  SELECT a.unit_id, coalesce(t.due, ''), t.work, CASE WHEN t.submitted_on IS NULL THEN 0 WHEN t.submitted_on > t.due THEN 2 ELSE 1 END, count(*)
  FROM assignments a JOIN tasks t ON t.id = a.task_id
  WHERE a.role = 'lead' AND a.unit_id IS NOT NULL GROUP BY 1, 2, 3, 4;
