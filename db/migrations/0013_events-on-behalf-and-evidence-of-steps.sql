ALTER TABLE `evidence` ADD `event_id` integer REFERENCES task_events(id);--> statement-breakpoint
ALTER TABLE `task_events` ADD `on_behalf_of` integer REFERENCES officers(id);;--> statement-breakpoint
-- Until now a proof belonged to the step of the same person at the same millisecond.
UPDATE evidence SET event_id = (
  SELECT max(id) FROM task_events e WHERE e.task_id = evidence.task_id AND e.officer_id = evidence.officer_id AND e.at = evidence.at
);
