ALTER TABLE `responses` ADD `working_days` integer;--> statement-breakpoint
CREATE INDEX `responses_reply_times` ON `responses` (`ods_code`,`working_days`,`dated_on`) WHERE withdrawn_at IS NULL AND kind = 'request' AND current_revision_id IS NOT NULL;--> statement-breakpoint
UPDATE `responses` SET `working_days` = working_days(`received_on`, `responded_on`, (SELECT `nation` FROM `authorities` WHERE `authorities`.`ods_code` = `responses`.`ods_code`))
WHERE `received_on` IS NOT NULL AND `responded_on` IS NOT NULL;
