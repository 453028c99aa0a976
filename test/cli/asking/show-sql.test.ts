import { describe, expect, it } from 'vitest'
import { printStatements, statementLog } from '../../../src/cli/asking/show-sql.ts'
import type { Output } from '../../../src/cli/output/output.ts'

describe('the statements behind an answer', () => {
  it('are printed once where they differ by a number only, and the others counted', async () => {
    const lines: string[] = []
    const output: Pick<Output, 'line'> = {
      line: async (line = '') => {
        lines.push(line)
      },
    }
    await printStatements(output as Output, [
      'SELECT 1 FROM a',
      'SELECT 2 FROM a',
      'SELECT 1 FROM b',
      'SELECT 1 FROM b',
    ])
    expect(lines).toEqual(['SELECT 1 FROM a;', '-- and 1 more that differ by a number only', 'SELECT 1 FROM b;'])
  })

  it('say what other programs need for them', async () => {
    const lines: string[] = []
    const line = async (text = '') => void lines.push(text)
    await printStatements({ line } as Output, ["SELECT rowid FROM response_search WHERE response_search MATCH 'a'"])
    expect(lines.at(-1)).toBe('-- response_search needs SQLite 3.47 or newer; "trustlog sql" has it.')
    await printStatements({ line } as Output, ["SELECT rowid FROM response_search WHERE holds_exactly('a')"])
    expect(lines.at(-1)).toBe('-- holds_exactly is a function of trustlog: ask with "trustlog sql".')
  })

  it('are those that lead to it, without those that chose the way', () => {
    const log = statementLog()
    for (const statement of [
      'select "id" from "contracts" where "category" = \'epr\' limit 1 offset 5000',
      'select "ods_code" from "outdated_totals"',
      "WITH RECURSIVE words (word) AS (SELECT (SELECT term FROM temp.search_words WHERE term >= 'fire' LIMIT 1))",
      'SELECT supplier FROM supplier_totals LIMIT 51',
    ])
      log.onStatement(statement)
    expect(log.statements).toEqual(['SELECT supplier FROM supplier_totals LIMIT 51'])
  })
})
