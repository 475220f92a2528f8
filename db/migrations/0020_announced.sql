ALTER TABLE `assignments` ADD `untold` text;--> statement-breakpoint
ALTER TABLE `assignments` ADD `awaited_since` integer;--> statement-breakpoint
CREATE INDEX `assignments_untold` ON `assignments` (`officer_id`,`unit_id`) WHERE untold is not null;--> statement-breakpoint
CREATE INDEX `assignments_awaited` ON `assignments` (`awaited_since`) WHERE awaited_since is not null;--> statement-breakpoint
-- What was given to people before they were told of it, and nobody has taken on, comes once in the next morning's message.
UPDATE `assignments` SET `untold` = 'earlier' WHERE `role` = 'lead' AND `open_due` IS NOT NULL
  AND EXISTS (SELECT 1 FROM `tasks` WHERE `tasks`.`id` = `assignments`.`task_id` AND `tasks`.`work` = 'not_acknowledged');
