DROP INDEX `officers_code_unique`;--> statement-breakpoint
ALTER TABLE `officers` ADD `status` text DEFAULT 'serving' NOT NULL;--> statement-breakpoint
ALTER TABLE `officers` ADD `left_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `officers_serving_code` ON `officers` (`code`) WHERE status = 'serving';--> statement-breakpoint
ALTER TABLE `invites` ADD `voided_at` integer;