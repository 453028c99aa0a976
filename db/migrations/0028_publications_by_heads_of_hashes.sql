-- See db/hash-heads.ts. (drizzle-kit takes the commas of an expression for the ends of columns; this is written by hand.)
DROP INDEX `response_documents_document`;--> statement-breakpoint
CREATE INDEX `response_documents_document` ON `response_documents` (substr(document_sha256, 1, 6));
