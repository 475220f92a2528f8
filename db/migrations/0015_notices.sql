CREATE TABLE `shown_buttons` (
	`outbox_id` integer NOT NULL,
	`subject` text NOT NULL,
	`message_id` text NOT NULL,
	`until` integer NOT NULL,
	`look_at` integer,
	`outcome` text,
	PRIMARY KEY(`outbox_id`, `subject`),
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shown_buttons_subject` ON `shown_buttons` (`subject`);--> statement-breakpoint
CREATE INDEX `shown_buttons_look` ON `shown_buttons` (`look_at`) WHERE look_at is not null;--> statement-breakpoint
DROP INDEX `outbox_queue`;--> statement-breakpoint
DROP INDEX `outbox_chat`;--> statement-breakpoint
-- SQLite wants a default for the rows there are; every writer says its own.
ALTER TABLE `outbox` ADD `priority` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `topic` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `about` text;--> statement-breakpoint
ALTER TABLE `outbox` ADD `edits` text;--> statement-breakpoint
-- Until now a push was the news of another account, or a digest.
UPDATE `outbox` SET `priority` = iif(`key` LIKE 'linked:%', 10, 30) WHERE `kind` = 'push';--> statement-breakpoint
UPDATE `outbox` SET `topic` = 'digest' WHERE `key` LIKE 'daily:%' AND `status` IN ('queued', 'held', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_topic` ON `outbox` (`officer_id`,`topic`) WHERE status in ('queued', 'held') and topic is not null;--> statement-breakpoint
CREATE INDEX `outbox_queue` ON `outbox` (`channel`,`status`,`priority`,`next_at`) WHERE status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_chat` ON `outbox` (`channel`,`chat`,`priority`) WHERE status in ('queued', 'sending');