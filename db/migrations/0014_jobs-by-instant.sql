CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_job_runs` (
	`job` text NOT NULL,
	`slot` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`cursor` text DEFAULT '' NOT NULL,
	`error` text,
	PRIMARY KEY(`job`, `slot`)
);
--> statement-breakpoint
-- A slot was a day in the office's zone, whose name is not known here. Noon in UTC lies on that day in every zone from UTC-11 to
-- UTC+11, and what a job has run on a day it does not run again on that day.
INSERT INTO `__new_job_runs`("job", "slot", "started_at", "finished_at", "cursor", "error")
SELECT "job", CAST(strftime('%s', "slot" || ' 12:00:00') AS integer) * 1000, "started_at", "finished_at",
	iif("cursor" = 0, '', CAST("cursor" AS text)), "error" FROM `job_runs`
WHERE strftime('%s', "slot" || ' 12:00:00') IS NOT NULL;--> statement-breakpoint
DROP TABLE `job_runs`;--> statement-breakpoint
ALTER TABLE `__new_job_runs` RENAME TO `job_runs`;--> statement-breakpoint
PRAGMA foreign_keys=ON;