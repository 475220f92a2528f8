ALTER TABLE `evidence` ADD `state` text DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `sha256` text;--> statement-breakpoint
ALTER TABLE `evidence` ADD `attempts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `evidence` ADD `next_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `evidence_waiting` ON `evidence` (`next_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `evidence_sha256` ON `evidence` (`sha256`) WHERE sha256 is not null;