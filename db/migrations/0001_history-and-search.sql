-- The history of tasks is evidence: rows are added, never changed or removed.
CREATE TRIGGER task_events_no_update BEFORE UPDATE ON task_events BEGIN SELECT RAISE(ABORT, 'task_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER task_events_no_delete BEFORE DELETE ON task_events BEGIN SELECT RAISE(ABORT, 'task_events is append-only'); END;
--> statement-breakpoint
-- Full-text search over the folded text of tasks; kept by the database itself, so no writer can forget it.
CREATE VIRTUAL TABLE task_search USING fts5(search, content='tasks', content_rowid='id', prefix='2 3');
--> statement-breakpoint
CREATE TRIGGER tasks_search_insert AFTER INSERT ON tasks BEGIN INSERT INTO task_search(rowid, search) VALUES (new.id, new.search); END;
--> statement-breakpoint
CREATE TRIGGER tasks_search_update AFTER UPDATE OF search ON tasks BEGIN
  INSERT INTO task_search(task_search, rowid, search) VALUES ('delete', old.id, old.search);
  INSERT INTO task_search(rowid, search) VALUES (new.id, new.search);
END;
