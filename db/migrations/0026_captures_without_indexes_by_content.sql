DROP INDEX `captures_sha256`;--> statement-breakpoint
DROP INDEX `captures_run`;