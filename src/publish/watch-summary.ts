/** What saved questions found anew, as Markdown for the summary of a GitHub job. */
import type { Found, WatchNews } from '../query/watches.ts'
import { foundInWords } from './found-wording.ts'
import { markdownCode, markdownText } from './markdown.ts'
import { counted, sentence } from './wording.ts'

/** Of one question; its feed has more. */
const SHOWN = 30
/** Of a title or an address. */
const LONGEST = 200
/** GitHub refuses a summary of more than 1 MiB a step. */
const LARGEST_BYTES = 900_000

/**
 * Text of sites is escaped, so that no page can write into the summary, and personal data is masked.
 * @param namesIn of requesters that may stand in what a response states
 */
export function watchSummary(asked: readonly WatchNews[], namesIn: (responseId: number) => readonly string[]): string {
  if (asked.length === 0) return '## No question is saved'
  const count = asked.reduce((sum, { news }) => sum + news.length, 0)
  const parts = [
    `## ${count === 0 ? 'Nothing' : count.toLocaleString('en-GB')} new for ${counted(asked.length, 'saved question')}`,
  ]
  let bytes = 0
  for (const [index, watch] of asked.entries()) {
    const part = partOf(watch, namesIn)
    bytes += Buffer.byteLength(part)
    if (bytes > LARGEST_BYTES) {
      parts.push(`and ${counted(asked.length - index, 'question')} more: the feeds tell what is new.`)
      break
    }
    parts.push(part)
  }
  return parts.join('\n\n')
}

function partOf(
  { name, question, problem, news, matching }: WatchNews,
  namesIn: (id: number) => readonly string[],
): string {
  const heading = `### ${markdownText(name)}: ${markdownCode(question)}`
  if (problem !== null) {
    const told = `${markdownText(sentence(problem.message))} ${markdownText(problem.advice)}`
    const candidates = problem.candidates.slice(0, SHOWN).map(markdownText).join(', ')
    return [heading, `❌ It cannot be asked. ${told}${candidates === '' ? '' : ` ${candidates}`}`].join('\n\n')
  }
  if (news.length === 0)
    return [heading, `Nothing new; ${matching.toLocaleString('en-GB')} known already.`].join('\n\n')
  const shown = news.slice(0, SHOWN).map((found) => itemOf(found, namesIn(found.row.responseId)))
  const rest = news.length - shown.length
  return [heading, [...shown, ...(rest > 0 ? [`- and ${rest.toLocaleString('en-GB')} more`] : [])].join('\n')].join(
    '\n\n',
  )
}

function itemOf(found: Found, names: readonly string[]): string {
  const { odsCode, trust, url } = found.row
  const { title, summary } = foundInWords(found, names)
  const told = [title, summary].map((text) => markdownText(text.slice(0, LONGEST)))
  const address = url === null ? '' : `, ${markdownCode(url)}`
  return `- **${markdownText(`${odsCode} ${trust}`)}**: ${told[0]} (${told[1]})${address}`
}
