ALTER TABLE `authorities` ADD `sector` text;--> statement-breakpoint
ALTER TABLE `authorities` ADD `region` text;--> statement-breakpoint
ALTER TABLE `authorities` ADD `status` text CONSTRAINT "authorities_status" CHECK(status IN ('operating', 'merged', 'closed'));--> statement-breakpoint
ALTER TABLE `authorities` ADD `opened_on` text CONSTRAINT "authorities_opened_on" CHECK(date(opened_on) IS opened_on);--> statement-breakpoint
ALTER TABLE `authorities` ADD `closed_on` text CONSTRAINT "authorities_closed_on" CHECK(date(closed_on) IS closed_on);
