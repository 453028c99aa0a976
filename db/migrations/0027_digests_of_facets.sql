-- A search takes the index's word for its facets, so that the digest of a row, which tells whether it was written from what a
-- response says now, is of these, too: sorted, as db/facets.ts has them. The words of the index stay as they are.
UPDATE response_search SET digest = (
SELECT text_digest(t.title, t.questions, t.answers, t.document_text, (
  SELECT group_concat(facet, ' ' ORDER BY facet) FROM (
    SELECT char(0xe000) || 'ods' || replace(replace(replace(r.ods_code, '_', ''), '-', ''), ' ', '') || '0' AS facet
    UNION SELECT char(0xe000) || 'outcome' || replace(replace(replace(r.outcome, '_', ''), '-', ''), ' ', '') || '0'
    UNION SELECT coalesce(char(0xe000) || 'year' || replace(replace(replace(substr(coalesce(r.published_on, r.responded_on, r.received_on), 1, 4), '_', ''), '-', ''), ' ', '') || '0', char(0xe000) || 'undated0')
    UNION SELECT char(0xe000) || 'month' || replace(replace(replace(substr(coalesce(r.published_on, r.responded_on, r.received_on), 1, 7), '_', ''), '-', ''), ' ', '') || '0'
    UNION SELECT char(0xe000) || 'category' || replace(replace(replace(c.category, '_', ''), '-', ''), ' ', '') || '0' FROM contracts c WHERE c.revision_id = r.current_revision_id
    UNION SELECT char(0xe000) || 'section' || replace(replace(replace(x.section, '_', ''), '-', ''), ' ', '') || '0' FROM exemption_citations x WHERE x.revision_id = r.current_revision_id
  )
))
FROM (
SELECT
  r.id AS response_id,
  r.title AS title,
  (SELECT group_concat(q.text, char(10) ORDER BY q.position) FROM questions q WHERE q.revision_id = r.current_revision_id) AS questions,
  (SELECT group_concat(w.text, char(10) ORDER BY w.position) FROM answers w WHERE w.revision_id = r.current_revision_id) AS answers,
  (
    SELECT group_concat(uncited_text(d.text, d.reading_end, (
      SELECT json_group_array(json_array(start_offset, end_offset, nullif(text, quote))) FROM (
        SELECT start_offset, end_offset, text, quote, document_sha256 FROM questions WHERE revision_id = r.current_revision_id
        UNION ALL
        SELECT start_offset, end_offset, text, quote, document_sha256 FROM answers WHERE revision_id = r.current_revision_id
      ) WHERE document_sha256 = d.sha256)), char(10) || char(10) ORDER BY placed.position)
    FROM (
      SELECT document_sha256, min(position) AS position FROM response_documents
      WHERE revision_id = r.current_revision_id GROUP BY document_sha256
    ) placed
    JOIN documents d ON d.sha256 = placed.document_sha256
  ) AS document_text
FROM responses r
WHERE r.current_revision_id IS NOT NULL AND r.id = response_search.rowid) t JOIN responses r ON r.id = t.response_id);
