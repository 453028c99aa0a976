ALTER TABLE `disclosure_logs` ADD `head_url` text;--> statement-breakpoint
ALTER TABLE `disclosure_logs` ADD `leftovers` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `captures_etag` ON `captures` (`etag`,`url`);