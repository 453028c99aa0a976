import type { TrustlogDatabase } from '../../../db/database.ts'
import { counted } from '../../publish/wording.ts'
import {
  askWatches,
  type Found,
  nameOf,
  noteReported,
  saveWatch,
  type Watch,
  watchesNamed,
} from '../../query/watches.ts'
import { settled, withDatabase, withDatabaseToWrite } from '../asking/database.ts'
import { NEWS_COLUMNS, newsRows, printNews, shownNews } from '../asking/watch-news.ts'
import { defineCommand, type Invocation } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { anyNumber, one, switchFlag, valueFlag } from '../flags.ts'
import { nearMatch } from '../near-match.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'
import { textSuchAs } from '../values.ts'

const flags = {
  name: valueFlag('--name <name>', 'add: call it so, instead of by its words', textSuchAs('a name', 'firewalls')),
  fromNow: switchFlag('--from-now', 'add: take what it finds already as reported'),
  dryRun: switchFlag('--dry-run', 'run: show what is new, and show it again the next time'),
  ...rowFormatFlags,
}

type Asked = Invocation<
  { words: string[] },
  { name: string | null; fromNow: boolean; dryRun: boolean; json: boolean; csv: boolean }
>

const ACTIONS: Record<string, (asked: Asked) => Promise<ExitCode>> = { add, list, remove, run }

export const watchCommand = defineCommand({
  name: 'watch',
  group: 'Ask',
  summary: 'save questions, and be told only what is new',
  description:
    '"watch add" saves a question in the database, "watch run" asks all that are saved, or those named, and tells what it has ' +
    'not told before: a response that is new or has come to fit, a contract that is new, ends on another day or has come within ' +
    'its term. "watch list" ' +
    'and "watch remove" look after them; "feed --watch NAME" prints what was told as an Atom feed.\n\n' +
    'A question is filters, as name:value or name value, and words to search for: trust, region, sector, nation, since, until, ' +
    'outcome, exemption, supplier, category, expires-before, expires-after, expires-within, text. Put a value with spaces, and a ' +
    'word that is the name of a filter, within double quotes. With a filter of contracts (category, supplier, expires-…) it ' +
    'asks for contracts, else for responses, unless "contracts" or "responses" is its first word.\n\n' +
    'Exit code of run: 1 if a question could not be asked, else 0.',
  arguments: {
    action: one('add, list, remove or run'),
    words: anyNumber('add: the question; remove and run: the names of saved ones'),
  },
  flags,
  settings: ['database'],
  examples: [
    { line: 'watch add "expires-within 6m category:firewall"', meaning: 'tell me which firewalls must be bought anew' },
    {
      line: 'watch add \'region:"North West" "end user devices" OR laptop*\' --name laptops --from-now',
      meaning: 'a search within filters, of what comes from today on',
    },
    { line: 'watch list', meaning: 'what is saved?' },
    { line: 'watch run', meaning: 'what is new?' },
    { line: 'watch run laptops --dry-run --json', meaning: 'of one, without noting it as told' },
    { line: 'watch remove laptops', meaning: 'no more of this' },
  ],
  run: (invocation) => {
    const { action } = invocation.given
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
    if (act !== undefined) return act(invocation)
    const near = nearMatch(action, Object.keys(ACTIONS))
    throw new UsageError(
      `"watch ${action}" is not known.${near === null ? '' : ` Did you mean ${near}?`}`,
      'Say add, list, remove or run: trustlog watch add "expires-within 6m category:firewall".',
    )
  },
})

async function add({ given, flags, openDatabase, output }: Asked): Promise<ExitCode> {
  const question = given.words.join(' ').trim()
  if (question === '')
    throw new UsageError('There is no question to save.', 'Give one: trustlog watch add "category:firewall".')
  const name = flags.name ?? nameOf(question)
  if (name === '')
    throw new UsageError(`"${question}" has no word that makes a name.`, 'Give it one with --name, such as firewalls.')
  return withDatabaseToWrite(openDatabase, async (database) => {
    const taken = database.watches.list().find((watch) => watch.name === name && watch.question !== question)
    if (taken)
      throw new UsageError(`"${name}" asks "${taken.question}" already.`, 'Give another --name, or remove that one.')
    const now = new Date()
    const found = settled(saveWatch(database, { name, question, now }))
    if (flags.fromNow) noteReported(database, askWatches(database, settled(watchesNamed(database, [name])), now), now)
    if (flags.json) await output.line(JSON.stringify({ name, question, matching: found.length }))
    else await output.line(inWords(name, found, flags.fromNow))
    return EXIT.well
  })
}

function inWords(name: string, found: readonly Found[], fromNow: boolean): string {
  const kind = found[0]?.of === 'contracts' ? 'contract' : 'response'
  if (found.length === 0) return `Saved as ${name}. It finds nothing yet.`
  const finds = `It finds ${counted(found.length, kind)} at present`
  return fromNow
    ? `Saved as ${name}. ${finds}, taken as reported: "trustlog watch run" tells what comes after.`
    : `Saved as ${name}. ${finds}: "trustlog watch run" tells them once.`
}

const LIST_COLUMNS: RowColumn<Watch>[] = [
  { name: 'name', heading: 'Name', value: (row) => row.name },
  { name: 'question', heading: 'Question', value: (row) => row.question, wraps: true },
  { name: 'reported', heading: 'Reported', align: 'right', value: (row) => row.reported },
  {
    name: 'last_run_at',
    heading: 'Last run',
    value: (row) => row.lastRunAt,
    inWords: (row) => row.lastRunAt?.slice(0, 16).replace('T', ' ') ?? 'never',
  },
  { name: 'changed_at', heading: 'Saved', value: (row) => row.changedAt, csvOnly: true },
]

function list({ flags, openDatabase, output }: Asked): Promise<ExitCode> {
  return withDatabase(openDatabase, async (database) => {
    const none = 'No question is saved yet: trustlog watch add "expires-within 6m category:firewall" saves one.'
    await printRows(output, rowFormat(flags), LIST_COLUMNS, database.watches.list(), none)
    return EXIT.well
  })
}

function remove({ given, flags, openDatabase, output }: Asked): Promise<ExitCode> {
  if (given.words.length === 0)
    throw new UsageError('Say which to remove.', 'Give its name: "trustlog watch list" shows them.')
  return withDatabaseToWrite(openDatabase, async (database) => {
    const at = new Date().toISOString()
    const watches = settled(watchesNamed(database, given.words))
    database.transaction(() => {
      for (const { name } of watches) database.watches.remove(name, at)
    })
    const removed = watches.map(({ name }) => name)
    await output.line(flags.json ? JSON.stringify({ removed }) : `Removed ${removed.join(', ')}.`)
    return EXIT.well
  })
}

/** What is told is noted only when it has been told. */
function run({ given, flags, openDatabase, output }: Asked): Promise<ExitCode> {
  const format = rowFormat(flags)
  const tell = async (database: TrustlogDatabase): Promise<ExitCode> => {
    const now = new Date()
    const asked = askWatches(database, settled(watchesNamed(database, given.words)), now)
    if (format === 'table') await printNews(database, asked, output)
    else if (format === 'csv') await printRows(output, format, NEWS_COLUMNS, asked.flatMap(newsRows(database)), '')
    else await printRows(output, format, [], asked.map(shownNews(database)), '')
    if (!flags.dryRun) noteReported(database, asked, now)
    return asked.some(({ problem }) => problem !== null) ? EXIT.failed : EXIT.well
  }
  return flags.dryRun ? withDatabase(openDatabase, tell) : withDatabaseToWrite(openDatabase, tell)
}
