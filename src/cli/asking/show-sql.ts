/** The statements behind an answer, so that others can ask them in their own way. */
import type { Output } from '../output/output.ts'

/**
 * By which the way to an answer is chosen, that do not lead to it: whether there are so many, which totals are outdated,
 * which words have a beginning.
 */
const WEIGHING =
  /\blimit 1 offset \d+\s*$|^\s*select "ods_code" from "outdated_totals"\s*$|\bFROM temp\.search_words\b/i

/** Collects statements as they are run; those of `connect`, and others that answer nothing, are left out. */
export function statementLog(): { onStatement(statement: string): void; statements: readonly string[] } {
  const statements: string[] = []
  const onStatement = (statement: string): void => {
    const isQuestion = /^\s*(?:SELECT|WITH)\b/i.test(statement)
    const isOfSchema = /\bFROM (?:sqlite_master|__drizzle_migrations)\b/i.test(statement)
    if (isQuestion && !isOfSchema && !WEIGHING.test(statement)) statements.push(statement)
  }
  return { onStatement, statements }
}

/**
 * Each statement with its values filled in, ended by a semicolon, in the order in which they were run. Of those that differ
 * by a number only, such as one for each row of a page, the first is printed and the others are counted.
 */
export async function printStatements(output: Output, statements: readonly string[]): Promise<void> {
  const alike = new Map<string, string[]>()
  for (const statement of new Set(statements)) {
    const form = statement.replace(/\d+(?:\.\d+)?/g, '?')
    alike.set(form, [...(alike.get(form) ?? []), statement])
  }
  for (const [first = '', ...others] of alike.values()) {
    await output.line(`${tidied(first)};`)
    if (others.length > 0) await output.line(`-- and ${others.length} more that differ by a number only`)
  }
  const anyHas = (word: string) => statements.some((statement) => statement.includes(word))
  if (anyHas(ONLY_HERE)) await output.line(`-- ${ONLY_HERE} is a function of trustlog: ask with "trustlog sql".`)
  else if (anyHas(INDEX)) await output.line(`-- ${INDEX} needs SQLite 3.47 or newer; "trustlog sql" has it.`)
}

/** The full-text index, which the SQLite of many systems is too old to read. */
const INDEX = 'response_search'

/** Of exact forms; no other program knows it. */
const ONLY_HERE = 'holds_exactly'

/** What is written over several indented lines in the source stands at the margin. */
function tidied(statement: string): string {
  return statement
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}
