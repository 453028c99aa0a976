-- drops contract_evidence on purpose: its rows are copied first, and evidence may now be of an extension too
CREATE TABLE `__new_contract_evidence` (
	`contract_id` integer NOT NULL,
	`field` text NOT NULL,
	`document_sha256` text NOT NULL,
	`start_offset` integer NOT NULL,
	`end_offset` integer NOT NULL,
	`quote` text NOT NULL,
	PRIMARY KEY(`contract_id`, `field`),
	FOREIGN KEY (`contract_id`) REFERENCES `contracts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_sha256`) REFERENCES `documents`(`sha256`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contract_evidence_field" CHECK(field IN ('service', 'supplier', 'brand', 'product', 'description', 'startDate', 'expiryDate', 'duration', 'annualSpend', 'totalValue', 'licences', 'contractOfficer', 'framework', 'extension')),
	CONSTRAINT "contract_evidence_evidence" CHECK(start_offset >= 0 AND end_offset > start_offset AND quote <> '')
);
--> statement-breakpoint
INSERT INTO `__new_contract_evidence`("contract_id", "field", "document_sha256", "start_offset", "end_offset", "quote") SELECT "contract_id", "field", "document_sha256", "start_offset", "end_offset", "quote" FROM `contract_evidence`;--> statement-breakpoint
DROP TABLE `contract_evidence`;--> statement-breakpoint
ALTER TABLE `__new_contract_evidence` RENAME TO `contract_evidence`;--> statement-breakpoint
ALTER TABLE `contracts` ADD `extension` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `vat` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `shared` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `averaged` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `contracts` ADD `supplier_name` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `category` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `implied_expiry_date` text;--> statement-breakpoint
ALTER TABLE `contracts` ADD `derived` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `contracts_supplier_name` ON `contracts` (`supplier_name`);--> statement-breakpoint
CREATE INDEX `contracts_category` ON `contracts` (`category`);