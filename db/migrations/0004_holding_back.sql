ALTER TABLE `response_revisions` ADD `held_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `response_revisions_held_back` ON `response_revisions` (`held_back`) WHERE held_back = 1;--> statement-breakpoint
ALTER TABLE `run_logs` ADD `held_back` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `run_logs` ADD `released_at` text;