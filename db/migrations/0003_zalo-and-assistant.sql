CREATE TABLE `assistant_usage` (
	`month` text PRIMARY KEY NOT NULL,
	`tokens` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `seen_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `officers` ADD `wants_assistant` integer DEFAULT true NOT NULL;