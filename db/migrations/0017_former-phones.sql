CREATE TABLE `former_phones` (
	`phone_hash` text NOT NULL,
	`officer_id` integer NOT NULL,
	PRIMARY KEY(`phone_hash`, `officer_id`),
	FOREIGN KEY (`officer_id`) REFERENCES `officers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `officers` ADD `links_by_code_only` integer DEFAULT false NOT NULL;