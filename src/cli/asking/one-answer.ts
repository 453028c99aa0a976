/** A command that gives one answer rather than a list: asks, then shows it, or the SQL that found it. */
import type { TrustlogDatabase } from '../../../db/database.ts'
import type { Answered } from '../../query/answered.ts'
import type { Invocation } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { settled, withDatabase } from './database.ts'
import { printStatements, statementLog } from './show-sql.ts'

type Asked = Pick<Invocation<unknown, { showSql: boolean }>, 'flags' | 'openDatabase' | 'output'>

/** @throws UsageError or CannotDo where the question is wrong, see `settled` */
export async function answerOne<Value>(
  { flags, openDatabase, output }: Asked,
  ask: (database: TrustlogDatabase) => Answered<Value>,
  show: (value: Value, database: TrustlogDatabase) => Promise<void>,
): Promise<ExitCode> {
  const log = statementLog()
  const answerFrom = async (database: TrustlogDatabase): Promise<ExitCode> => {
    const value = settled(ask(database))
    if (flags.showSql) await printStatements(output, [...log.statements])
    else await show(value, database)
    return EXIT.well
  }
  return withDatabase(openDatabase, answerFrom, flags.showSql ? { onStatement: log.onStatement } : {})
}
