CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`external_id` text NOT NULL,
	`chat` text NOT NULL,
	`officer_id` integer NOT NULL,
	`status` text NOT NULL,
	`linked_at` integer NOT NULL,
	`consent_at` integer NOT NULL,
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_external` ON `accounts` (`channel`,`external_id`);--> statement-breakpoint
CREATE INDEX `accounts_officer` ON `accounts` (`officer_id`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`role` text NOT NULL,
	`unit_id` integer,
	`officer_id` integer,
	`open_due` text,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignments_task` ON `assignments` (`task_id`);--> statement-breakpoint
CREATE INDEX `assignments_officer_open` ON `assignments` (`officer_id`,`open_due`) WHERE open_due is not null;--> statement-breakpoint
CREATE INDEX `assignments_unit_open` ON `assignments` (`unit_id`,`role`,`open_due`) WHERE open_due is not null;--> statement-breakpoint
CREATE INDEX `assignments_officer` ON `assignments` (`officer_id`,`task_id`);--> statement-breakpoint
CREATE INDEX `assignments_unit` ON `assignments` (`unit_id`,`role`,`task_id`);--> statement-breakpoint
CREATE INDEX `assignments_open` ON `assignments` (`open_due`,`unit_id`) WHERE open_due is not null and role = 'lead';--> statement-breakpoint
CREATE TABLE `conversations` (
	`channel` text NOT NULL,
	`chat` text NOT NULL,
	`expecting` text,
	`choices` text,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`channel`, `chat`)
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`issued_on` text DEFAULT '' NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`abstract` text,
	`search` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `documents_identity` ON `documents` (`number`,`issued_on`,`issuer`);--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`officer_id` integer NOT NULL,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	`reference` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`size` integer,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_task` ON `evidence` (`task_id`);--> statement-breakpoint
CREATE TABLE `holidays` (
	`date` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`channel` text NOT NULL,
	`external_id` text NOT NULL,
	`chat` text NOT NULL,
	`sender` text NOT NULL,
	`content` text,
	`received_at` integer NOT NULL,
	`done_at` integer,
	`error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_external` ON `inbox` (`channel`,`external_id`);--> statement-breakpoint
CREATE INDEX `inbox_waiting` ON `inbox` (`channel`,`id`) WHERE done_at is null;--> statement-breakpoint
CREATE TABLE `invites` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code_hash` text NOT NULL,
	`officer_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invites_code_hash_unique` ON `invites` (`code_hash`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`job` text NOT NULL,
	`slot` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`cursor` integer DEFAULT 0 NOT NULL,
	`error` text,
	PRIMARY KEY(`job`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `link_attempts` (
	`channel` text NOT NULL,
	`sender` text NOT NULL,
	`wrong` integer NOT NULL,
	`locked_until` integer,
	PRIMARY KEY(`channel`, `sender`)
);
--> statement-breakpoint
CREATE TABLE `long_choices` (
	`token` text PRIMARY KEY NOT NULL,
	`send` text NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`officer_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`role` text NOT NULL,
	`position` text,
	PRIMARY KEY(`officer_id`, `unit_id`),
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_unit` ON `memberships` (`unit_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`officer_id` integer NOT NULL,
	`task_id` integer NOT NULL,
	`due` text NOT NULL,
	`stage` text NOT NULL,
	`day` text NOT NULL,
	`outbox_key` text NOT NULL,
	PRIMARY KEY(`officer_id`, `task_id`, `due`, `stage`),
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notices_outbox` ON `notices` (`outbox_key`);--> statement-breakpoint
CREATE TABLE `officers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`phone` text,
	`email` text,
	`search` text NOT NULL,
	`wants_digest` integer DEFAULT true NOT NULL,
	`preferred_channel` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `officers_code_unique` ON `officers` (`code`);--> statement-breakpoint
CREATE INDEX `officers_phone` ON `officers` (`phone`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`officer_id` integer,
	`channel` text,
	`chat` text,
	`reply` text NOT NULL,
	`status` text NOT NULL,
	`sent_parts` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`lease_until` integer,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`expires_at` integer,
	`error` text,
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_key_unique` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_queue` ON `outbox` (`channel`,`status`,`kind`,`next_at`) WHERE status in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_held` ON `outbox` (`officer_id`) WHERE status = 'held';--> statement-breakpoint
CREATE INDEX `outbox_status` ON `outbox` (`status`,`expires_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `task_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task_id` integer NOT NULL,
	`at` integer NOT NULL,
	`officer_id` integer,
	`kind` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`note` text,
	`undoes` integer,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`undoes`) REFERENCES `task_events`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `task_events_task` ON `task_events` (`task_id`);--> statement-breakpoint
CREATE INDEX `task_events_officer` ON `task_events` (`officer_id`,`at`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`number` text,
	`title` text NOT NULL,
	`search` text NOT NULL,
	`document_id` integer,
	`source` text,
	`assigner` text,
	`assigned_on` text,
	`due` text,
	`due_text` text,
	`recurrence` text,
	`product` text,
	`urgency` text DEFAULT 'normal' NOT NULL,
	`needs_approval` integer DEFAULT false NOT NULL,
	`note` text,
	`other_coordinators` text,
	`work` text DEFAULT 'not_acknowledged' NOT NULL,
	`review` text DEFAULT 'none' NOT NULL,
	`extension` text DEFAULT 'none' NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`submitted_on` text,
	`submitted_at` integer,
	`result` text,
	`result_document` text,
	`created_at` integer NOT NULL,
	`import_hash` text,
	FOREIGN KEY (`document_id`) REFERENCES `documents`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tasks_code_unique` ON `tasks` (`code`);--> statement-breakpoint
CREATE INDEX `tasks_document` ON `tasks` (`document_id`);--> statement-breakpoint
CREATE INDEX `tasks_due` ON `tasks` (`due`);--> statement-breakpoint
CREATE TABLE `units` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`parent_id` integer,
	`cluster` text,
	`valid_from` text,
	`valid_to` text,
	`successor_id` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `units`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `units_code_unique` ON `units` (`code`);--> statement-breakpoint
CREATE INDEX `units_parent` ON `units` (`parent_id`);