// The words of the issue that a broken log has on GitHub.
import { markdownCode, markdownText } from '../../src/publish/markdown.ts'
import { sparkline } from '../../src/publish/sparkline.ts'
import { counted, inWords, sentence } from '../../src/publish/wording.ts'
import type { LogStatus, Trouble } from '../../src/query/status.ts'

/** More troubles of one log tell nothing new. */
const TROUBLES_SHOWN = 12
/** What can pass by itself is not worth a person's time before so many crawls. */
const PATIENCE = 3

/**
 * Hidden in the issue's text: by the first the issue is found, whatever its title is; the second says as what it was last
 * described, so that nobody is told the same twice. Text of sites cannot contain either, since it stands as code, and its
 * `<` is no markup there.
 */
const marker = (log: string) => `<!-- trustlog log ${log} -->`
const state = (words: string) => `<!-- trustlog state ${words} -->`
const MARKER = /^<!-- trustlog log ([a-z0-9-]+) -->$/m
const STATE = /^<!-- trustlog state ([a-z0-9_ ]+) -->$/m

/** The log that an issue is about; null for an issue of somebody else. */
export function logOfIssue(body: string): string | null {
  return MARKER.exec(body.replaceAll('\r', ''))?.[1] ?? null
}

/** As what an issue last described its log; `well` after the nightly crawl closed it. */
export function stateOfIssue(body: string): string | null {
  return STATE.exec(body.replaceAll('\r', ''))?.[1] ?? null
}

/** Whether a person should look at a log. A part that cannot be read may be there again tomorrow. */
export function isBroken({ health, crawlsSinceGood }: LogStatus): boolean {
  if (health === 'incomplete') return crawlsSinceGood >= PATIENCE
  return health === 'failed' || health === 'held_back' || health === 'doubtful'
}

/** What is wrong, in words that change only when something else is. */
export function stateOf({ health, troubles }: LogStatus): string {
  const kinds = health === 'well' ? [] : troubles.map(({ kind }) => kind)
  return [health, ...new Set(kinds.sort())].join(' ')
}

export function issueTitle({ odsCode, trust }: LogStatus): string {
  return `${odsCode}: the disclosure log of ${trust} needs a look`.replace(/[\p{C}\s]+/gu, ' ').slice(0, 200)
}

/** The whole text of the issue. Everything that came from a site stands as code. */
export function issueBody(status: LogStatus): string {
  const { log, odsCode, trust, url, health, lastGoodAt, notGoodSince, newestOn, responses, months, troubles } = status
  const rest = troubles.length - TROUBLES_SHOWN
  return [
    marker(log),
    state(stateOf(status)),
    `**${markdownText(odsCode)} ${markdownText(trust)}** (${markdownCode(log)}) is **${inWords(health)}**.`,
    [
      `- Log: ${markdownCode(url)}`,
      `- Not good since: ${notGoodSince?.slice(0, 10) ?? lastGoodAt?.slice(0, 10) ?? 'unknown'}`,
      `- Last good crawl: ${lastGoodAt?.slice(0, 10) ?? 'never'}`,
      `- Held: ${counted(responses, 'response')}, the newest of ${newestOn ?? 'no known date'}; by month ${sparkline(months)}`,
    ].join('\n'),
    '### What is wrong',
    ...(troubles.length > 0
      ? [troubles.slice(0, TROUBLES_SHOWN).map(troubleItem).join('\n')]
      : ['Nothing else is known.']),
    ...(rest > 0 ? [`and ${counted(rest, 'kind')} of trouble more.`] : []),
    '### What to do next',
    `\`npx trustlog status ${odsCode}\` shows the same from the database, \`npx trustlog crawl ${odsCode} --max 5 --dry-run\` tries it again. ` +
      'The nightly crawl keeps this text up to date, says so when something else goes wrong, and closes the issue when the log is well. ' +
      'Closed by hand, it stays closed until the log has been well and breaks again.',
  ].join('\n\n')
}

function troubleItem({ kind, count, message, advice, evidence, status, said }: Trouble): string {
  const often = count > 1 ? `, ${counted(count, 'time')}` : ''
  const answered = status === null ? '' : ` (status ${status})`
  const where = evidence === '' ? '' : ` At or by: ${markdownCode(evidence)}.`
  const words = said === null ? '' : ` It said: ${markdownCode(said, 200)}.`
  return `- **${inWords(kind)}**${often}${answered}: ${markdownCode(message)}${where}${words}\n  What to do: ${markdownText(sentence(advice))}`
}

/** When something else is wrong than the issue said. */
export function changeComment(status: LogStatus): string {
  return `It is now **${inWords(status.health)}**: ${kindsInWords(status)}. The text above is up to date.`
}

export function againComment(status: LogStatus): string {
  return `The log was well and is now **${inWords(status.health)}**: ${kindsInWords(status)}. The text above is up to date.`
}

export function wellComment({ lastCrawledAt, responses }: LogStatus): string {
  return `The log is well: it was read whole on ${lastCrawledAt?.slice(0, 10) ?? 'the last crawl'}, and ${counted(responses, 'response')} are held of it.`
}

function kindsInWords({ troubles }: LogStatus): string {
  return [...new Set(troubles.map(({ kind }) => inWords(kind)))].join(', ') || 'no kind is known'
}

/** The same text, marked as well, so that the issue is opened again when the log breaks again. */
export function markedWell(body: string): string {
  return body.replace(STATE, state('well'))
}
