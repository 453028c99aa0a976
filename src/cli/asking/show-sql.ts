/** The statements behind an answer, so that others can ask them in their own way. */
import type { Output } from '../output/output.ts'

/** Collects statements as they are run; `connect` tells of its own, which answer nothing, and those are left out. */
export function statementLog(): { onStatement(statement: string): void; statements: readonly string[] } {
  const statements: string[] = []
  const onStatement = (statement: string): void => {
    if (/^\s*(?:SELECT|WITH)\b/i.test(statement) && !/\bFROM (?:sqlite_master|__drizzle_migrations)\b/i.test(statement))
      statements.push(statement)
  }
  return { onStatement, statements }
}

/** Each statement with its values filled in, once, ended by a semicolon, in the order in which they were run. */
export async function printStatements(output: Output, statements: readonly string[]): Promise<void> {
  for (const statement of new Set(statements)) await output.line(`${tidied(statement)};`)
}

/** What is written over several indented lines in the source stands at the margin. */
function tidied(statement: string): string {
  return statement
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}
