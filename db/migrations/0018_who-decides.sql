PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_memberships` (
	`officer_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`role` text NOT NULL,
	`position` text,
	PRIMARY KEY(`officer_id`, `unit_id`, `role`),
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_memberships`("officer_id", "unit_id", "role", "position") SELECT "officer_id", "unit_id", "role", "position" FROM `memberships`;--> statement-breakpoint
DROP TABLE `memberships`;--> statement-breakpoint
ALTER TABLE `__new_memberships` RENAME TO `memberships`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `memberships_unit` ON `memberships` (`unit_id`);--> statement-breakpoint
ALTER TABLE `task_events` ADD `mark` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `assigner_id` integer REFERENCES officers(id);--> statement-breakpoint
ALTER TABLE `tasks` ADD `leader` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `leader_id` integer REFERENCES officers(id);--> statement-breakpoint
CREATE INDEX `tasks_assigner` ON `tasks` (`assigner_id`) WHERE assigner_id is not null;--> statement-breakpoint
CREATE INDEX `tasks_leader` ON `tasks` (`leader_id`) WHERE leader_id is not null;--> statement-breakpoint
CREATE INDEX `tasks_waiting` ON `tasks` (`submitted_at`) WHERE review = 'pending';