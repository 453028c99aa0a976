-- This drops response_search on purpose: what it held is written anew from the tables. The index keeps no copy of the
-- texts, which halves the database; removes a row without knowing its words (SQLite 3.47 or newer); and knows responses by
-- their facets, too. See db/search.ts and db/facets.ts.
DROP TABLE response_search;
--> statement-breakpoint
CREATE VIRTUAL TABLE response_search USING fts5(
	title,
	questions,
	answers,
	document_text,
	facets,
	digest UNINDEXED,
	tokenize = 'porter unicode61',
	content = '',
	contentless_delete = 1,
	contentless_unindexed = 1
);
--> statement-breakpoint
INSERT INTO response_search (response_search, rank) VALUES ('hashsize', 16777216);
--> statement-breakpoint
INSERT INTO response_search (response_search, rank) VALUES ('automerge', 8);
--> statement-breakpoint
INSERT INTO response_search (rowid, title, questions, answers, document_text, facets, digest)
SELECT t.response_id, t.title, t.questions, t.answers, t.document_text, concat_ws(' ',
  char(0xe000) || 'ods' || replace(replace(replace(r.ods_code, '_', ''), '-', ''), ' ', '') || '0',
  char(0xe000) || 'outcome' || replace(replace(replace(r.outcome, '_', ''), '-', ''), ' ', '') || '0',
  coalesce(char(0xe000) || 'year' || replace(replace(replace(substr(coalesce(r.published_on, r.responded_on, r.received_on), 1, 4), '_', ''), '-', ''), ' ', '') || '0', char(0xe000) || 'undated0'),
  char(0xe000) || 'month' || replace(replace(replace(substr(coalesce(r.published_on, r.responded_on, r.received_on), 1, 7), '_', ''), '-', ''), ' ', '') || '0',
  (SELECT group_concat(DISTINCT char(0xe000) || 'category' || replace(replace(replace(c.category, '_', ''), '-', ''), ' ', '') || '0') FROM contracts c WHERE c.revision_id = r.current_revision_id),
  (SELECT group_concat(DISTINCT char(0xe000) || 'section' || replace(replace(replace(x.section, '_', ''), '-', ''), ' ', '') || '0') FROM exemption_citations x WHERE x.revision_id = r.current_revision_id)),
  text_digest(t.title, t.questions, t.answers, t.document_text)
FROM (
SELECT
  r.id AS response_id,
  r.title AS title,
  (SELECT group_concat(q.text, char(10) ORDER BY q.position) FROM questions q WHERE q.revision_id = r.current_revision_id) AS questions,
  (SELECT group_concat(w.text, char(10) ORDER BY w.position) FROM answers w WHERE w.revision_id = r.current_revision_id) AS answers,
  (
    SELECT group_concat(substr(d.text, 1, d.reading_end), char(10) || char(10) ORDER BY placed.position)
    FROM (
      SELECT document_sha256, min(position) AS position FROM response_documents
      WHERE revision_id = r.current_revision_id GROUP BY document_sha256
    ) placed
    JOIN documents d ON d.sha256 = placed.document_sha256
  ) AS document_text
FROM responses r
WHERE r.current_revision_id IS NOT NULL) t JOIN responses r ON r.id = t.response_id ORDER BY t.response_id;
