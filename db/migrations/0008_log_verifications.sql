CREATE TABLE `log_verifications` (
	`log_slug` text NOT NULL,
	`verified_at` text NOT NULL,
	`passed` integer NOT NULL,
	`listing_pages` integer NOT NULL,
	`listed` integer NOT NULL,
	`entry_pages` integer NOT NULL,
	`documents` integer NOT NULL,
	`checks` text NOT NULL,
	PRIMARY KEY(`log_slug`, `verified_at`),
	FOREIGN KEY (`log_slug`) REFERENCES `disclosure_logs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "log_verifications_verified_at" CHECK(verified_at IS NULL OR (verified_at GLOB '????-??-??T??:??:*Z' AND julianday(verified_at) IS NOT NULL))
);
