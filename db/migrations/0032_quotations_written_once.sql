-- The quotation of a question or an answer is mostly its text, word for word: it is then written once, and the column that
-- gives it is derived, which nearly halves both tables. SQLite cannot change a column so in place, so that this drops answers on purpose
-- and drops questions on purpose, when their rows have been copied.
CREATE TABLE `__new_answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`questions` text NOT NULL,
	`subject` text,
	`text` text NOT NULL,
	`outcome` text NOT NULL,
	`corrected` text DEFAULT '[]' NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`other_quote` text,
	`quote` text GENERATED ALWAYS AS (coalesce(other_quote, text)) VIRTUAL NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answers_outcome" CHECK(outcome IN ('disclosed', 'partially_withheld', 'withheld', 'neither_confirm_nor_deny', 'not_held', 'cost_limit', 'vexatious', 'repeated', 'accessible_elsewhere', 'transferred', 'clarification_requested')),
	CONSTRAINT "answers_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
INSERT INTO `__new_answers` (
	`id`, `revision_id`, `position`, `questions`, `subject`, `text`, `outcome`, `corrected`, `document_sha256`, `start_offset`, `end_offset`, `other_quote`
)
SELECT
	`id`, `revision_id`, `position`, `questions`, `subject`, `text`, `outcome`, `corrected`, `document_sha256`, `start_offset`, `end_offset`, nullif(`quote`, `text`)
FROM `answers` ORDER BY `id`;
--> statement-breakpoint
DROP TABLE `answers`;
--> statement-breakpoint
ALTER TABLE `__new_answers` RENAME TO `answers`;
--> statement-breakpoint
CREATE UNIQUE INDEX `answers_position` ON `answers` (`revision_id`,`position`);
--> statement-breakpoint
CREATE TABLE `__new_questions` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`text` text NOT NULL,
	`corrected` text DEFAULT '[]' NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`other_quote` text,
	`quote` text GENERATED ALWAYS AS (coalesce(other_quote, text)) VIRTUAL NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questions_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
INSERT INTO `__new_questions` (
	`id`, `revision_id`, `position`, `label`, `text`, `corrected`, `document_sha256`, `start_offset`, `end_offset`, `other_quote`
)
SELECT
	`id`, `revision_id`, `position`, `label`, `text`, `corrected`, `document_sha256`, `start_offset`, `end_offset`, nullif(`quote`, `text`)
FROM `questions` ORDER BY `id`;
--> statement-breakpoint
DROP TABLE `questions`;
--> statement-breakpoint
ALTER TABLE `__new_questions` RENAME TO `questions`;
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_position` ON `questions` (`revision_id`,`position`);
