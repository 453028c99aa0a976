ALTER TABLE `answers` ADD `corrected` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `corrected` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `corrected` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `response_revisions` ADD `corrections` text DEFAULT '[]' NOT NULL;