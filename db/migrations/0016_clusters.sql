CREATE TABLE `clusters` (
	`id` text PRIMARY KEY NOT NULL,
	`founder_id` integer NOT NULL,
	`responses` integer NOT NULL,
	`trusts` integer NOT NULL,
	`first_on` text,
	`last_on` text,
	FOREIGN KEY (`founder_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clusters_size` ON `clusters` (`trusts`,`responses`,`id`);--> statement-breakpoint
CREATE INDEX `clusters_founder` ON `clusters` (`founder_id`);--> statement-breakpoint
CREATE TABLE `compared_requests` (
	`response_id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`exemplar_id` integer NOT NULL,
	`cluster_id` text,
	`topic` text,
	`comparison_version` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cluster_id`) REFERENCES `clusters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `compared_requests_revision` ON `compared_requests` (`revision_id`);--> statement-breakpoint
CREATE INDEX `compared_requests_exemplar` ON `compared_requests` (`exemplar_id`);--> statement-breakpoint
CREATE INDEX `compared_requests_cluster` ON `compared_requests` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `request_keys` (
	`key` integer NOT NULL,
	`response_id` integer NOT NULL,
	PRIMARY KEY(`key`, `response_id`)
) WITHOUT ROWID;
