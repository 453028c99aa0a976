DROP INDEX `log_entries_response`;--> statement-breakpoint
CREATE INDEX `log_entries_response` ON `log_entries` (`response_id`) WHERE response_id IS NOT NULL;--> statement-breakpoint
DROP INDEX `responses_content`;--> statement-breakpoint
CREATE UNIQUE INDEX `responses_content` ON `responses` (`ods_code`,`content_key`) WHERE content_key IS NOT NULL;