CREATE INDEX `inbox_sender` ON `inbox` (`channel`,`sender`);--> statement-breakpoint
CREATE INDEX `outbox_officer` ON `outbox` (`officer_id`);--> statement-breakpoint
CREATE INDEX `outbox_received` ON `outbox` (`channel`,`chat`);