CREATE TABLE `run_hosts` (
	`run_id` integer NOT NULL,
	`host` text NOT NULL,
	`requests` integer NOT NULL,
	`bytes` integer NOT NULL,
	`not_modified` integer NOT NULL,
	`waited_milliseconds` integer NOT NULL,
	`robots` text NOT NULL,
	`crawl_delay_seconds` real,
	`failures` text NOT NULL,
	`rested` text,
	PRIMARY KEY(`run_id`, `host`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "run_hosts_robots" CHECK(robots IN ('unknown', 'none', 'obeyed', 'unavailable'))
);
--> statement-breakpoint
CREATE INDEX `run_hosts_host` ON `run_hosts` (`host`,`run_id`);--> statement-breakpoint
ALTER TABLE `run_logs` ADD `listed_dated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run_logs` ADD `listed_referenced` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run_logs` ADD `read` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run_logs` ADD `read_dated` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run_logs` ADD `read_referenced` integer DEFAULT 0 NOT NULL;