import { csvLines } from '../../publish/csv.ts'
import { masked } from '../../publish/masking.ts'
import { readOnlySql, schemaText } from '../../query/sql.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { perhapsOne, switchFlag, valueFlag } from '../flags.ts'
import type { Output } from '../output/output.ts'
import { printJsonArray, type RowFormat, rowFormat, rowFormatFlags } from '../output/rows.ts'
import { renderTable } from '../output/table.ts'
import { wholeNumber } from '../values.ts'

/** Rows of a table for people, unless `--limit` says otherwise. */
const TABLE_LIMIT = 1000

export const sqlCommand = defineCommand({
  name: 'sql',
  group: 'Ask',
  summary: 'ask the database in SQL, read-only',
  description:
    'Runs one SELECT (or WITH, VALUES, EXPLAIN) over a connection that cannot write. Start with the views response_list, ' +
    'question_list, answer_list, exemption_list and contract_list; --schema prints them, and the tables, with a note on every column.',
  arguments: { statement: perhapsOne('one SQL statement, in quotation marks') },
  flags: {
    schema: switchFlag('--schema', 'print the views and tables with their columns; needs no database'),
    limit: valueFlag(
      '--limit <count>',
      'at most so many rows; 1000 in a table, all in --json and --csv',
      wholeNumber(1, 100),
    ),
    ...rowFormatFlags,
  },
  settings: ['database'],
  examples: [
    { line: 'sql "SELECT ods_code, count(*) FROM response_list GROUP BY 1"', meaning: 'how many responses of whom?' },
    { line: 'sql --schema', meaning: 'what can be asked?' },
    { line: 'sql --csv "SELECT * FROM contract_list" > contracts.csv', meaning: 'a whole view for a spreadsheet' },
  ],
  async run({ given, flags, openDatabase, output, remarks }) {
    const format = rowFormat(flags)
    const { statement } = given
    if (flags.schema) {
      await output.line(schemaText())
      return EXIT.well
    }
    if (statement === null) throw new UsageError('There is no statement.', 'Write one, or see "trustlog sql --schema".')
    return withDatabase(openDatabase, async (database) => {
      const limit = flags.limit ?? (format === 'table' ? TABLE_LIMIT : Number.MAX_SAFE_INTEGER)
      const { columns, rows, more } = settled(readOnlySql(database, statement, { rows: limit }))
      await print(output, format, columns, masked(rows))
      if (more)
        await remarks.line(
          remarks.colours.dim('There are more rows: --limit COUNT shows more, --csv and --json all of them.'),
        )
      return EXIT.well
    })
  },
})

type SqlRow = (string | number | null)[]

async function print(output: Output, format: RowFormat, columns: string[], rows: SqlRow[]): Promise<void> {
  if (format === 'json') {
    await printJsonArray(
      output,
      rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index] ?? null]))),
    )
  } else if (format === 'csv') {
    await output.write(csvLines([columns, ...rows]))
  } else {
    const headings = columns.map((heading, index) => ({
      heading,
      align:
        rows.length > 0 && rows.every((row) => typeof row[index] === 'number') ? ('right' as const) : ('left' as const),
    }))
    await output.line(rows.length === 0 ? 'No rows.' : renderTable(headings, rows, output))
  }
}
