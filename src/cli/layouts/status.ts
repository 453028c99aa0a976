/** One log's health with all that is wrong, for people. */

import { sparkline } from '../../publish/sparkline.ts'
import { counted, inWords, sentence } from '../../publish/wording.ts'
import type { Health, LogStatus, Trouble } from '../../query/status.ts'
import { type Colours, type Output, oneLine } from '../output/output.ts'
import { paragraph } from '../output/wrap.ts'

const COLOUR_OF: Record<Health, (colours: Colours) => (text: string) => string> = {
  failed: (colours) => colours.red,
  held_back: (colours) => colours.red,
  incomplete: (colours) => colours.yellow,
  doubtful: (colours) => colours.yellow,
  never: (colours) => colours.dim,
  well: (colours) => colours.green,
}

/** `failed 3×` after three crawls in a row that were not good. */
export function healthInWords({ health, crawlsSinceGood }: LogStatus): string {
  return health === 'failed' && crawlsSinceGood > 1 ? `${health} ${crawlsSinceGood}×` : inWords(health)
}

/** `3 timeout, fewer entries than usual`. */
export function troublesInWords({ troubles, health }: LogStatus): string {
  if (health === 'never') return 'not crawled yet'
  return troubles.map(({ kind, count }) => `${count > 1 ? `${count} ` : ''}${inWords(kind)}`).join(', ')
}

/** A paragraph a log, with what to do about each thing that is wrong. */
export function statusLayout(status: LogStatus, output: Output): string {
  const { bold, dim } = output.colours
  const width = Math.min(output.width ?? 100, 110)
  const held = counted(status.responses, 'response')
  const facts = [
    `last good crawl ${status.lastGoodAt?.slice(0, 10) ?? 'never'}`,
    `newest response ${status.newestOn ?? 'unknown'}`,
    status.withdrawn > 0 ? `${held} and ${counted(status.withdrawn, 'withdrawn one')}` : held,
    `by month ${sparkline(status.months)}`,
  ]
  return [
    `${bold(oneLine(status.odsCode))} ${oneLine(status.trust)}  ${COLOUR_OF[status.health](output.colours)(healthInWords(status))}`,
    dim(`     ${oneLine(status.url)}`),
    paragraph(facts.join(' · '), width, '     '),
    ...status.troubles.map((trouble) => troubleLayout(trouble, width)),
  ].join('\n')
}

function troubleLayout({ kind, count, message, advice, evidence }: Trouble, width: number): string {
  const often = count > 1 ? ` (${counted(count, 'time')})` : ''
  const said = evidence === '' ? sentence(message) : `${message}: ${evidence}.`
  return paragraph(oneLine(`${inWords(kind)}${often}: ${said} ${advice}`), width, '       ', '     – ')
}
