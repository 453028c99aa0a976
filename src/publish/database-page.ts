/** docs/database.md: the views column by column and the tables, from the schema itself. */
import type { SchemaDescription } from '../query/sql.ts'
import { markdownTable } from './markdown.ts'

const TYPE_NOTES = `Types: *date* is a day, a month or a year (\`2026-03-31\`, \`2026-03\`, \`2026\`), as exact as it was stated; *instant* a time
in UTC (\`2026-03-31T01:17:00.000Z\`); *boolean* 1 or 0; *json* text that SQLite's \`json_each\` takes apart. Offsets count
UTF-16 code units of the document's text, as JavaScript does. What is not stated is NULL, never guessed.`

const WITH_OTHER_TOOLS = `The file opens as it is in the \`sqlite3\` shell, in DB Browser for SQLite and in Datasette:

\`\`\`sh
sqlite3 -readonly data/trustlog.db "SELECT trust, count(*) FROM response_list GROUP BY trust"
npx trustlog sql "SELECT trust, count(*) FROM response_list GROUP BY trust"   # the same, with personal data masked
datasette data/trustlog.db --metadata docs/datasette.json   # meanings, and questions to begin with
\`\`\`

The full-text index, \`response_search\`, needs SQLite 3.47 or newer (October 2024). An older shell reads the views all the
same; Datasette over an older one refuses a file that has a table which it cannot read. What \`trustlog export --format
sqlite\` makes has the views as tables, without that index, for any version.`

/** Names, types and meanings are the schema's own, so that nothing need be escaped but the bar between cells. */
export function databasePage({ views, tables }: SchemaDescription): string {
  return [
    '# The database',
    'Written by `npm run docs:database` from the schema (`db/views.ts`, `db/schema/`); not edited by hand.\n' +
      '`trustlog sql --schema` prints the statements.',
    WITH_OTHER_TOOLS,
    '## Views',
    'Start here. They show what is published now: the current revision of each response, nothing that is held back. Their\n' +
      'names and columns stay as they are when the tables under them change; new columns may come.',
    TYPE_NOTES,
    ...views.map(
      ({ name, meaning, columns }) =>
        `### ${name}\n\n${capitalised(meaning)}.\n\n${table(
          ['Column', 'Type', 'Meaning'],
          columns.map((column) => [`\`${column.name}\``, column.type, column.meaning]),
        )}`,
    ),
    '## Tables',
    'What the views stand on. Tables may change from one version to the next.',
    ...tables.map(
      ({ name, meaning, columns }) =>
        `### ${name}\n\n${capitalised(meaning)}.\n\n${table(
          ['Column', 'Type', 'Key', 'Refers to'],
          columns.map((column) => [
            `\`${column.name}\``,
            column.type,
            column.isKey ? 'yes' : '',
            column.references === null ? '' : `\`${column.references}\``,
          ]),
        )}`,
    ),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function table(headings: string[], rows: string[][]): string {
  return markdownTable(
    headings.map((heading) => ({ heading, align: 'left' })),
    rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
