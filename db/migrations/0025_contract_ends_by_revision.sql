DROP INDEX `contracts_ends`;--> statement-breakpoint
CREATE INDEX `contracts_ends` ON `contracts` (ends_on IS NULL,`ends_on`,`revision_id`);