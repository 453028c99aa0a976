CREATE TABLE `document_members` (
	`container_sha256` text NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`member_sha256` text NOT NULL,
	PRIMARY KEY(`container_sha256`, `position`),
	FOREIGN KEY (`container_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `document_members_member` ON `document_members` (`member_sha256`);--> statement-breakpoint
ALTER TABLE `response_documents` ADD `member_path` text DEFAULT '[]' NOT NULL;