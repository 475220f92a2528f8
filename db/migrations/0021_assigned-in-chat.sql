ALTER TABLE `tasks` ADD `entered_by_id` integer REFERENCES officers(id);--> statement-breakpoint
ALTER TABLE `tasks` ADD `due_time` text;