CREATE TABLE `tombstones` (
	`key_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`forgotten_at` text NOT NULL,
	`why` text NOT NULL,
	CONSTRAINT "tombstones_key_hash" CHECK(key_hash IS NULL OR (length(key_hash) = 64 AND key_hash NOT GLOB '*[^0-9a-f]*')),
	CONSTRAINT "tombstones_kind" CHECK(kind IN ('address', 'content', 'case')),
	CONSTRAINT "tombstones_forgotten_at" CHECK(forgotten_at IS NULL OR (forgotten_at GLOB '????-??-??T??:??:*Z' AND julianday(forgotten_at) IS NOT NULL))
);
--> statement-breakpoint
ALTER TABLE `issues` ADD `place` text;--> statement-breakpoint
ALTER TABLE `issues` ADD `count` integer;