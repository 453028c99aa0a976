CREATE TABLE `log_totals` (
	`month` text NOT NULL,
	`log_slug` text NOT NULL,
	`ods_code` text NOT NULL,
	`responses` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`newest` text NOT NULL,
	PRIMARY KEY(`month`, `log_slug`, `ods_code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `log_totals_authority` ON `log_totals` (`ods_code`);
--> statement-breakpoint
-- What a log lists follows from its entries: those that name a response, and those through which a document of its current
-- revision was found. A revision's documents are written before it becomes the current one, which outdates totals by itself.
-- ON CONFLICT: an entry is saved with an upsert, whose way with conflicts would take the place of OR IGNORE in a trigger.
CREATE TRIGGER entries_added_outdate_totals AFTER INSERT ON log_entries WHEN new.response_id IS NOT NULL BEGIN
	INSERT INTO outdated_totals (ods_code)
	SELECT ods_code FROM responses WHERE id = new.response_id
	ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER entries_outdate_totals AFTER UPDATE OF response_id ON log_entries
WHEN old.response_id IS NOT new.response_id BEGIN
	INSERT INTO outdated_totals (ods_code)
	SELECT ods_code FROM responses WHERE id IN (old.response_id, new.response_id)
	ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER entries_removed_outdate_totals AFTER DELETE ON log_entries WHEN old.response_id IS NOT NULL BEGIN
	INSERT INTO outdated_totals (ods_code)
	SELECT ods_code FROM responses WHERE id = old.response_id
	ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER documents_added_outdate_totals AFTER INSERT ON response_documents BEGIN
	INSERT INTO outdated_totals (ods_code)
	SELECT ods_code FROM responses WHERE current_revision_id = new.revision_id
	ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER documents_removed_outdate_totals AFTER DELETE ON response_documents BEGIN
	INSERT INTO outdated_totals (ods_code)
	SELECT ods_code FROM responses WHERE current_revision_id = old.revision_id
	ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
INSERT OR IGNORE INTO outdated_totals (ods_code) SELECT DISTINCT ods_code FROM responses;
