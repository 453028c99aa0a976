/** metadata.json for Datasette (https://docs.datasette.io/en/stable/metadata.html): meanings, and questions to begin with. */
import type { DescribedView } from '../../query/publication.ts'

interface CannedQuery {
  title: string
  description: string
  sql: string
}

/** They work on the views of the database and on an export's tables alike. */
export const CANNED_QUERIES: Record<string, CannedQuery> = {
  contracts_ending: {
    title: 'Contracts by the day on which they end',
    description: 'of one category, such as firewall; all where it is left empty',
    sql: `SELECT trust, service, supplier, expiry_date, annual_spend, currency, reference, url FROM contract_list
WHERE withdrawn_at IS NULL AND expiry_date IS NOT NULL AND (:category = '' OR category = :category)
ORDER BY expiry_date, trust`,
  },
  suppliers: {
    title: 'Suppliers by how many trusts name them',
    description:
      'with the yearly spend in pounds that is stated, without sums shared with others; ' +
      'a contract that two responses state counts twice, and once in "trustlog suppliers"',
    sql: `SELECT supplier_name, count(DISTINCT ods_code) AS trusts, count(*) AS contracts,
sum(annual_spend) FILTER (WHERE coalesce(currency, 'GBP') = 'GBP' AND shared = 0) AS annual_spend_in_pounds
FROM contract_list WHERE withdrawn_at IS NULL AND supplier_name IS NOT NULL GROUP BY supplier_name ORDER BY trusts DESC, supplier_name`,
  },
  grounds_of_refusal: {
    title: 'Grounds of refusal by how many responses rely on them',
    description: 'across all trusts',
    sql: `SELECT regime, provision, count(DISTINCT response_id) AS responses, count(DISTINCT ods_code) AS trusts
FROM exemption_list WHERE withdrawn_at IS NULL GROUP BY regime, provision ORDER BY responses DESC, regime, provision`,
  },
  outcomes_by_trust: {
    title: 'Outcomes by trust',
    description: 'how many responses ended how',
    sql: `SELECT trust, outcome, count(*) AS responses FROM response_list
WHERE withdrawn_at IS NULL GROUP BY trust, outcome ORDER BY trust, responses DESC`,
  },
  answers_with_word: {
    title: 'Answers with a word',
    description: 'with the question of the same label and where it was published',
    // The newest responses are gone through until there are enough; a question is looked up where an answer is shown.
    sql: `SELECT r.trust, r.reference, (SELECT group_concat(asked.text, ' / ') FROM (
    SELECT q.text FROM question_list q
    WHERE q.response_id = r.response_id AND q.label IN (SELECT value FROM json_each(a.questions)) ORDER BY q.id
  ) asked) AS question, a.text AS answer, r.url
FROM response_list r CROSS JOIN answer_list a ON a.response_id = r.response_id
WHERE r.withdrawn_at IS NULL AND :word <> '' AND a.text LIKE '%' || :word || '%' ORDER BY r.dated_on DESC, a.id LIMIT 200`,
  },
}

export function datasetteMetadata(views: readonly DescribedView[]): string {
  const metadata = {
    title: 'trustlog',
    description: 'What NHS bodies answered to Freedom of Information requests, read from their disclosure logs.',
    databases: {
      trustlog: {
        queries: CANNED_QUERIES,
        tables: Object.fromEntries(
          views.map(({ name, meaning, columns }) => [
            name,
            {
              description: meaning,
              columns: Object.fromEntries(columns.map((column) => [column.name, column.meaning])),
            },
          ]),
        ),
      },
    },
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}
