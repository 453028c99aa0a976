CREATE TABLE `watch_reports` (
	`watch_name` text NOT NULL,
	`finding_sha256` text NOT NULL,
	`reported_at` text NOT NULL,
	PRIMARY KEY(`watch_name`, `finding_sha256`),
	FOREIGN KEY (`watch_name`) REFERENCES `watches`(`name`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "watch_reports_finding_sha256" CHECK(finding_sha256 IS NULL OR (length(finding_sha256) = 64 AND finding_sha256 NOT GLOB '*[^0-9a-f]*')),
	CONSTRAINT "watch_reports_reported_at" CHECK(reported_at IS NULL OR (reported_at GLOB '????-??-??T??:??:*Z' AND julianday(reported_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `watches` (
	`name` text PRIMARY KEY NOT NULL,
	`question` text NOT NULL,
	`changed_at` text NOT NULL,
	`removed` integer NOT NULL,
	`last_run_at` text,
	CONSTRAINT "watches_changed_at" CHECK(changed_at IS NULL OR (changed_at GLOB '????-??-??T??:??:*Z' AND julianday(changed_at) IS NOT NULL)),
	CONSTRAINT "watches_last_run_at" CHECK(last_run_at IS NULL OR (last_run_at GLOB '????-??-??T??:??:*Z' AND julianday(last_run_at) IS NOT NULL))
);
