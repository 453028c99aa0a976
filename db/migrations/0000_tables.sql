CREATE TABLE `authorities` (
	`ods_code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`nation` text NOT NULL,
	`kind` text NOT NULL,
	CONSTRAINT "authorities_nation" CHECK(nation IN ('England', 'Scotland', 'Wales', 'Northern Ireland'))
);
--> statement-breakpoint
CREATE TABLE `authority_predecessors` (
	`successor_ods` text NOT NULL,
	`predecessor_ods` text NOT NULL,
	`predecessor_name` text NOT NULL,
	`merged_on` text,
	PRIMARY KEY(`successor_ods`, `predecessor_ods`),
	FOREIGN KEY (`successor_ods`) REFERENCES `authorities`(`ods_code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "authority_predecessors_merged_on" CHECK(date(merged_on) IS merged_on)
);
--> statement-breakpoint
CREATE TABLE `disclosure_logs` (
	`slug` text PRIMARY KEY NOT NULL,
	`ods_code` text NOT NULL,
	`url` text NOT NULL,
	`platform` text NOT NULL,
	`verified` text NOT NULL,
	`last_complete_sweep_at` text,
	FOREIGN KEY (`ods_code`) REFERENCES `authorities`(`ods_code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "disclosure_logs_verified" CHECK(verified IN ('facts', 'recorded', 'live')),
	CONSTRAINT "disclosure_logs_last_complete_sweep_at" CHECK(last_complete_sweep_at IS NULL OR (last_complete_sweep_at GLOB '????-??-??T??:??:*Z' AND julianday(last_complete_sweep_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`sha256` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`byte_length` integer NOT NULL,
	`title` text,
	`text` text NOT NULL,
	`reading_end` integer NOT NULL,
	`blocks` text NOT NULL,
	`styles` text NOT NULL,
	`pages` text NOT NULL,
	`warnings` text NOT NULL,
	`normaliser_version` text NOT NULL,
	`normalised_at` text NOT NULL,
	CONSTRAINT "documents_sha256" CHECK(sha256 IS NULL OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')),
	CONSTRAINT "documents_normalised_at" CHECK(normalised_at IS NULL OR (normalised_at GLOB '????-??-??T??:??:*Z' AND julianday(normalised_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `answers` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`questions` text NOT NULL,
	`subject` text,
	`text` text NOT NULL,
	`outcome` text NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answers_outcome" CHECK(outcome IN ('disclosed', 'partially_withheld', 'withheld', 'neither_confirm_nor_deny', 'not_held', 'cost_limit', 'vexatious', 'repeated', 'accessible_elsewhere', 'transferred', 'clarification_requested')),
	CONSTRAINT "answers_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
CREATE INDEX `answers_outcome` ON `answers` (`outcome`);--> statement-breakpoint
CREATE UNIQUE INDEX `answers_position` ON `answers` (`revision_id`,`position`);--> statement-breakpoint
CREATE TABLE `contract_evidence` (
	`contract_id` integer NOT NULL,
	`field` text NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	PRIMARY KEY(`contract_id`, `field`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contract_evidence_field" CHECK(field IN ('service', 'supplier', 'brand', 'product', 'description', 'startDate', 'expiryDate', 'duration', 'annualSpend', 'totalValue', 'licences', 'contractOfficer', 'framework')),
	CONSTRAINT "contract_evidence_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
CREATE TABLE `contracts` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`service` text,
	`supplier` text,
	`brand` text,
	`product` text,
	`description` text,
	`start_date` text,
	`expiry_date` text,
	`duration` text,
	`annual_spend` real,
	`total_value` real,
	`approximate` integer NOT NULL,
	`currency` text,
	`licences` integer,
	`contract_officer` text,
	`framework` text,
	`withheld` text NOT NULL,
	`flags` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contracts_start_date" CHECK(CASE length(start_date) WHEN 4 THEN start_date GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(start_date || '-01') IS start_date || '-01' ELSE date(start_date) IS start_date END),
	CONSTRAINT "contracts_expiry_date" CHECK(CASE length(expiry_date) WHEN 4 THEN expiry_date GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(expiry_date || '-01') IS expiry_date || '-01' ELSE date(expiry_date) IS expiry_date END)
);
--> statement-breakpoint
CREATE INDEX `contracts_expiry` ON `contracts` (`expiry_date`);--> statement-breakpoint
CREATE INDEX `contracts_supplier` ON `contracts` (`supplier`);--> statement-breakpoint
CREATE UNIQUE INDEX `contracts_position` ON `contracts` (`revision_id`,`position`);--> statement-breakpoint
CREATE TABLE `exemption_citations` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`regime` text NOT NULL,
	`section` text NOT NULL,
	`subsection` text NOT NULL,
	`questions` text NOT NULL,
	`ncnd` integer NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exemption_citations_regime" CHECK(regime IN ('FOIA', 'EIR', 'FOISA', 'EISR')),
	CONSTRAINT "exemption_citations_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
CREATE INDEX `exemption_citations_provision` ON `exemption_citations` (`section`,`subsection`,`regime`);--> statement-breakpoint
CREATE UNIQUE INDEX `exemption_citations_position` ON `exemption_citations` (`revision_id`,`position`);--> statement-breakpoint
CREATE TABLE `mentioned_provisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`provision` text NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "mentioned_provisions_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
CREATE INDEX `mentioned_provisions_provision` ON `mentioned_provisions` (`provision`);--> statement-breakpoint
CREATE UNIQUE INDEX `mentioned_provisions_position` ON `mentioned_provisions` (`revision_id`,`position`);--> statement-breakpoint
CREATE TABLE `questions` (
	`id` integer PRIMARY KEY NOT NULL,
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`label` text NOT NULL,
	`text` text NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "questions_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_position` ON `questions` (`revision_id`,`position`);--> statement-breakpoint
CREATE TABLE `response_evidence` (
	`revision_id` integer NOT NULL,
	`field` text NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	PRIMARY KEY(`revision_id`, `field`),
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "response_evidence_field" CHECK(field IN ('authority', 'caseReference', 'title', 'regime', 'receivedOn', 'respondedOn', 'publishedOn')),
	CONSTRAINT "response_evidence_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
CREATE TABLE `issues` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`severity` text NOT NULL,
	`log_slug` text,
	`response_id` integer,
	`document_sha256` text,
	`run_id` integer,
	`message` text NOT NULL,
	`evidence` text,
	`created_at` text NOT NULL,
	`resolved_at` text,
	FOREIGN KEY (`log_slug`) REFERENCES `disclosure_logs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "issues_severity" CHECK(severity IN ('note', 'warning', 'error')),
	CONSTRAINT "issues_created_at" CHECK(created_at IS NULL OR (created_at GLOB '????-??-??T??:??:*Z' AND julianday(created_at) IS NOT NULL)),
	CONSTRAINT "issues_resolved_at" CHECK(resolved_at IS NULL OR (resolved_at GLOB '????-??-??T??:??:*Z' AND julianday(resolved_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `issues_open` ON `issues` (`resolved_at`,`kind`);--> statement-breakpoint
CREATE INDEX `issues_log` ON `issues` (`log_slug`);--> statement-breakpoint
CREATE INDEX `issues_response` ON `issues` (`response_id`);--> statement-breakpoint
CREATE TABLE `log_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`log_slug` text NOT NULL,
	`url` text NOT NULL,
	`kind` text NOT NULL,
	`fingerprint` text NOT NULL,
	`listed` text NOT NULL,
	`content_hash` text,
	`response_id` integer,
	`complete` integer NOT NULL,
	`first_seen_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`last_checked_at` text NOT NULL,
	`missed_sweeps` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`log_slug`) REFERENCES `disclosure_logs`(`slug`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "log_entries_kind" CHECK(kind IN ('page', 'document', 'documents')),
	CONSTRAINT "log_entries_first_seen_at" CHECK(first_seen_at IS NULL OR (first_seen_at GLOB '????-??-??T??:??:*Z' AND julianday(first_seen_at) IS NOT NULL)),
	CONSTRAINT "log_entries_last_seen_at" CHECK(last_seen_at IS NULL OR (last_seen_at GLOB '????-??-??T??:??:*Z' AND julianday(last_seen_at) IS NOT NULL)),
	CONSTRAINT "log_entries_last_checked_at" CHECK(last_checked_at IS NULL OR (last_checked_at GLOB '????-??-??T??:??:*Z' AND julianday(last_checked_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `log_entries_at` ON `log_entries` (`url`);--> statement-breakpoint
CREATE INDEX `log_entries_response` ON `log_entries` (`response_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `log_entries_url` ON `log_entries` (`log_slug`,`url`);--> statement-breakpoint
CREATE TABLE `response_documents` (
	`revision_id` integer NOT NULL,
	`position` integer NOT NULL,
	`entry_id` integer NOT NULL,
	`role` text NOT NULL,
	`document_sha256` text NOT NULL,
	`url` text NOT NULL,
	`title` text,
	`file_name` text,
	PRIMARY KEY(`revision_id`, `position`),
	FOREIGN KEY (`revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `log_entries`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "response_documents_role" CHECK(role IN ('response', 'attachment', 'log_page')),
	CONSTRAINT "response_documents_document_sha256" CHECK(document_sha256 IS NULL OR (length(document_sha256) = 64 AND document_sha256 NOT GLOB '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE INDEX `response_documents_entry` ON `response_documents` (`entry_id`);--> statement-breakpoint
CREATE INDEX `response_documents_document` ON `response_documents` (`document_sha256`);--> statement-breakpoint
CREATE INDEX `response_documents_url` ON `response_documents` (`url`);--> statement-breakpoint
CREATE TABLE `response_revisions` (
	`id` integer PRIMARY KEY NOT NULL,
	`response_id` integer NOT NULL,
	`number` integer NOT NULL,
	`content_hash` text NOT NULL,
	`seen_at` text NOT NULL,
	`run_id` integer,
	`details` text NOT NULL,
	`authority_named` text,
	`title` text,
	`regime` text,
	`received_on` text,
	`responded_on` text,
	`published_on` text,
	`outcome` text NOT NULL,
	`flags` text NOT NULL,
	`extractor_version` text NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "response_revisions_from_1" CHECK(number >= 1),
	CONSTRAINT "response_revisions_regime" CHECK(regime IN ('FOIA', 'EIR', 'FOISA', 'EISR')),
	CONSTRAINT "response_revisions_outcome" CHECK(outcome IN ('granted_in_full', 'partially_withheld', 'partially_held', 'withheld_in_full', 'neither_confirm_nor_deny', 'not_held', 'cost_limit', 'vexatious', 'repeated', 'accessible_elsewhere', 'transferred', 'clarification_requested', 'unknown')),
	CONSTRAINT "response_revisions_received_on" CHECK(CASE length(received_on) WHEN 4 THEN received_on GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(received_on || '-01') IS received_on || '-01' ELSE date(received_on) IS received_on END),
	CONSTRAINT "response_revisions_responded_on" CHECK(CASE length(responded_on) WHEN 4 THEN responded_on GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(responded_on || '-01') IS responded_on || '-01' ELSE date(responded_on) IS responded_on END),
	CONSTRAINT "response_revisions_published_on" CHECK(CASE length(published_on) WHEN 4 THEN published_on GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(published_on || '-01') IS published_on || '-01' ELSE date(published_on) IS published_on END),
	CONSTRAINT "response_revisions_seen_at" CHECK(seen_at IS NULL OR (seen_at GLOB '????-??-??T??:??:*Z' AND julianday(seen_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `response_revisions_run` ON `response_revisions` (`run_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `response_revisions_number` ON `response_revisions` (`response_id`,`number`);--> statement-breakpoint
CREATE TABLE `responses` (
	`id` integer PRIMARY KEY NOT NULL,
	`ods_code` text NOT NULL,
	`canonical_reference` text,
	`content_key` text,
	`case_reference` text,
	`kind` text NOT NULL,
	`title` text,
	`regime` text,
	`received_on` text,
	`responded_on` text,
	`published_on` text,
	`outcome` text NOT NULL,
	`incomplete` integer NOT NULL,
	`current_revision_id` integer,
	`first_seen_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`withdrawn_at` text,
	`dated_on` text GENERATED ALWAYS AS (coalesce(published_on, responded_on, received_on, substr(first_seen_at, 1, 10))) VIRTUAL,
	FOREIGN KEY (`ods_code`) REFERENCES `authorities`(`ods_code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`current_revision_id`) REFERENCES `response_revisions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "responses_key" CHECK(canonical_reference IS NOT NULL OR content_key IS NOT NULL),
	CONSTRAINT "responses_kind" CHECK(kind IN ('request', 'internal_review')),
	CONSTRAINT "responses_regime" CHECK(regime IN ('FOIA', 'EIR', 'FOISA', 'EISR')),
	CONSTRAINT "responses_outcome" CHECK(outcome IN ('granted_in_full', 'partially_withheld', 'partially_held', 'withheld_in_full', 'neither_confirm_nor_deny', 'not_held', 'cost_limit', 'vexatious', 'repeated', 'accessible_elsewhere', 'transferred', 'clarification_requested', 'unknown')),
	CONSTRAINT "responses_received_on" CHECK(CASE length(received_on) WHEN 4 THEN received_on GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(received_on || '-01') IS received_on || '-01' ELSE date(received_on) IS received_on END),
	CONSTRAINT "responses_responded_on" CHECK(CASE length(responded_on) WHEN 4 THEN responded_on GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(responded_on || '-01') IS responded_on || '-01' ELSE date(responded_on) IS responded_on END),
	CONSTRAINT "responses_published_on" CHECK(CASE length(published_on) WHEN 4 THEN published_on GLOB '[12][0-9][0-9][0-9]' WHEN 7 THEN date(published_on || '-01') IS published_on || '-01' ELSE date(published_on) IS published_on END),
	CONSTRAINT "responses_first_seen_at" CHECK(first_seen_at IS NULL OR (first_seen_at GLOB '????-??-??T??:??:*Z' AND julianday(first_seen_at) IS NOT NULL)),
	CONSTRAINT "responses_last_seen_at" CHECK(last_seen_at IS NULL OR (last_seen_at GLOB '????-??-??T??:??:*Z' AND julianday(last_seen_at) IS NOT NULL)),
	CONSTRAINT "responses_withdrawn_at" CHECK(withdrawn_at IS NULL OR (withdrawn_at GLOB '????-??-??T??:??:*Z' AND julianday(withdrawn_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `responses_dated` ON `responses` (`dated_on`);--> statement-breakpoint
CREATE INDEX `responses_authority_dated` ON `responses` (`ods_code`,`dated_on`);--> statement-breakpoint
CREATE INDEX `responses_outcome_dated` ON `responses` (`outcome`,`dated_on`);--> statement-breakpoint
CREATE INDEX `responses_canonical` ON `responses` (`canonical_reference`);--> statement-breakpoint
CREATE INDEX `responses_printed` ON `responses` (`case_reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_current_revision` ON `responses` (`current_revision_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_reference` ON `responses` (`ods_code`,`canonical_reference`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_content` ON `responses` (`ods_code`,`content_key`);--> statement-breakpoint
CREATE TABLE `captures` (
	`id` integer PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`final_url` text NOT NULL,
	`fetched_at` text NOT NULL,
	`status` integer NOT NULL,
	`media_type` text,
	`charset` text,
	`file_name` text,
	`etag` text,
	`last_modified` text,
	`sha256` text NOT NULL,
	`byte_length` integer NOT NULL,
	`run_id` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "captures_fetched_at" CHECK(fetched_at IS NULL OR (fetched_at GLOB '????-??-??T??:??:*Z' AND julianday(fetched_at) IS NOT NULL)),
	CONSTRAINT "captures_sha256" CHECK(sha256 IS NULL OR (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'))
);
--> statement-breakpoint
CREATE INDEX `captures_url` ON `captures` (`url`,`id`);--> statement-breakpoint
CREATE INDEX `captures_sha256` ON `captures` (`sha256`);--> statement-breakpoint
CREATE INDEX `captures_run` ON `captures` (`run_id`);--> statement-breakpoint
CREATE TABLE `robots` (
	`origin` text PRIMARY KEY NOT NULL,
	`fetched_at` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "robots_fetched_at" CHECK(fetched_at IS NULL OR (fetched_at GLOB '????-??-??T??:??:*Z' AND julianday(fetched_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `run_logs` (
	`run_id` integer NOT NULL,
	`log_slug` text NOT NULL,
	`saved_at` text NOT NULL,
	`status` text NOT NULL,
	`complete_sweep` integer NOT NULL,
	`pages` integer NOT NULL,
	`requests` integer NOT NULL,
	`not_modified` integer NOT NULL,
	`bytes` integer NOT NULL,
	`listed` integer NOT NULL,
	`new` integer NOT NULL,
	`revised` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`incomplete` integer NOT NULL,
	`failed` text NOT NULL,
	`failures` text NOT NULL,
	`seconds` real NOT NULL,
	PRIMARY KEY(`run_id`, `log_slug`),
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`log_slug`) REFERENCES `disclosure_logs`(`slug`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "run_logs_status" CHECK(status IN ('well', 'incomplete', 'failed')),
	CONSTRAINT "run_logs_saved_at" CHECK(saved_at IS NULL OR (saved_at GLOB '????-??-??T??:??:*Z' AND julianday(saved_at) IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX `run_logs_log` ON `run_logs` (`log_slug`,`run_id`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`started_at` text NOT NULL,
	`finished_at` text,
	`command` text NOT NULL,
	`version` text,
	`exit_code` integer,
	CONSTRAINT "runs_started_at" CHECK(started_at IS NULL OR (started_at GLOB '????-??-??T??:??:*Z' AND julianday(started_at) IS NOT NULL)),
	CONSTRAINT "runs_finished_at" CHECK(finished_at IS NULL OR (finished_at GLOB '????-??-??T??:??:*Z' AND julianday(finished_at) IS NOT NULL))
);
