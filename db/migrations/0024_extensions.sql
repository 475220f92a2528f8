ALTER TABLE `tasks` ADD `asked_due` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `late_cause` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `cause_review` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `obstructed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `tasks_extension` ON `tasks` (`id`) WHERE extension = 'pending';--> statement-breakpoint
CREATE INDEX `tasks_cause` ON `tasks` (`id`) WHERE cause_review = 'pending';