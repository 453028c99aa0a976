-- The full-text index; rowid = responses.id. Rows are written by db/search.ts in the transaction that saves the revision.
CREATE VIRTUAL TABLE response_search USING fts5(
	title,
	questions,
	answers,
	document_text,
	tokenize = 'porter unicode61'
);
