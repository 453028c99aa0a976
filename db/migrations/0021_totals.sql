CREATE TABLE `exemption_totals` (
	`grouped_by` text NOT NULL,
	`key` text NOT NULL,
	`ods_code` text NOT NULL,
	`responses` integer NOT NULL,
	`refusing` integer NOT NULL,
	`neither_confirm_nor_deny` integer NOT NULL,
	`oldest` text NOT NULL,
	`newest` text NOT NULL,
	PRIMARY KEY(`grouped_by`, `key`, `ods_code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `exemption_totals_authority` ON `exemption_totals` (`ods_code`);--> statement-breakpoint
CREATE TABLE `outdated_totals` (
	`ods_code` text PRIMARY KEY NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `reply_totals` (
	`year` text NOT NULL,
	`working_days` integer NOT NULL,
	`ods_code` text NOT NULL,
	`replies` integer NOT NULL,
	`oldest` text,
	`newest` text,
	PRIMARY KEY(`year`, `working_days`, `ods_code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reply_totals_authority` ON `reply_totals` (`ods_code`);--> statement-breakpoint
CREATE TABLE `section_totals` (
	`grouped_by` text NOT NULL,
	`key` text NOT NULL,
	`regime` text NOT NULL,
	`section` text NOT NULL,
	`ods_code` text NOT NULL,
	`responses` integer NOT NULL,
	PRIMARY KEY(`grouped_by`, `key`, `regime`, `section`, `ods_code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `section_totals_authority` ON `section_totals` (`ods_code`);--> statement-breakpoint
CREATE TABLE `supplier_totals` (
	`category` text NOT NULL,
	`supplier` text NOT NULL,
	`paid_in` text NOT NULL,
	`ods_code` text NOT NULL,
	`contracts` integer NOT NULL,
	`responses` integer NOT NULL,
	`annual_spend` real,
	`total_value` real,
	`approximate` integer NOT NULL,
	`oldest` text NOT NULL,
	`newest` text NOT NULL,
	PRIMARY KEY(`category`, `supplier`, `paid_in`, `ods_code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `supplier_totals_authority` ON `supplier_totals` (`ods_code`);
--> statement-breakpoint
-- Whatever totals count of a response makes those of its trust outdated when it changes. Facts hang on a revision: who writes
-- those of the current one writes the response, too. See db/totals/.
CREATE TRIGGER responses_outdate_totals AFTER UPDATE OF
	ods_code, kind, received_on, responded_on, published_on, first_seen_at, working_days, current_revision_id, withdrawn_at
ON responses BEGIN
	INSERT OR IGNORE INTO outdated_totals (ods_code) VALUES (old.ods_code), (new.ods_code);
END;
--> statement-breakpoint
CREATE TRIGGER responses_added_outdate_totals AFTER INSERT ON responses WHEN new.current_revision_id IS NOT NULL BEGIN
	INSERT OR IGNORE INTO outdated_totals (ods_code) VALUES (new.ods_code);
END;
--> statement-breakpoint
CREATE TRIGGER responses_removed_outdate_totals AFTER DELETE ON responses WHEN old.current_revision_id IS NOT NULL BEGIN
	INSERT OR IGNORE INTO outdated_totals (ods_code) VALUES (old.ods_code);
END;
--> statement-breakpoint
CREATE TRIGGER topics_added_outdate_totals AFTER INSERT ON compared_requests BEGIN
	INSERT OR IGNORE INTO outdated_totals (ods_code) SELECT ods_code FROM responses WHERE id = new.response_id;
END;
--> statement-breakpoint
CREATE TRIGGER topics_outdate_totals AFTER UPDATE OF topic ON compared_requests BEGIN
	INSERT OR IGNORE INTO outdated_totals (ods_code) SELECT ods_code FROM responses WHERE id = new.response_id;
END;
--> statement-breakpoint
CREATE TRIGGER topics_removed_outdate_totals AFTER DELETE ON compared_requests BEGIN
	INSERT OR IGNORE INTO outdated_totals (ods_code) SELECT ods_code FROM responses WHERE id = old.response_id;
END;
--> statement-breakpoint
INSERT INTO outdated_totals (ods_code) SELECT DISTINCT ods_code FROM responses;
