DROP INDEX `outbox_status`;--> statement-breakpoint
CREATE INDEX `outbox_expiring` ON `outbox` (`expires_at`) WHERE status in ('queued', 'held') and expires_at is not null;--> statement-breakpoint
CREATE INDEX `outbox_given_up` ON `outbox` (`status`) WHERE status in ('dead', 'ambiguous', 'expired', 'dropped');