/** What a better reading changes, for people. */
import type { FactChange } from '../../crawl/reextract/fact-changes.ts'
import type { RereadFinding, RereadReport } from '../../crawl/reextract/reextract.ts'
import { counted, inWords } from '../../publish/wording.ts'
import { type Output, oneLine } from '../output/output.ts'
import { cut } from '../output/wrap.ts'

/** Longer values are cut; `--json` has all of them. */
const VALUE_WIDTH = 160

/** @returns null where there is nothing to show */
export function rereadingLayout(report: RereadReport, output: Output): string | null {
  const { changes, renormalised, problems, corrections, findings } = report
  const idle = corrections.filter(({ state }) => state !== 'applied')
  if (changes.length + renormalised.length + problems.length + idle.length + findings.length === 0) return null
  const { bold, yellow, dim } = output.colours
  const { odsCode, reference, responseId, title, extractorVersion } = report
  const versions =
    extractorVersion.after === null || extractorVersion.after === extractorVersion.before
      ? ''
      : ` extractor ${extractorVersion.before} → ${extractorVersion.after}`
  return [
    `${bold(oneLine(`${odsCode} · ${reference ?? 'no reference'} · #${responseId} · ${title ?? 'no title'}`))}${dim(versions)}`,
    ...(renormalised.length > 0 ? [`  ${counted(renormalised.length, 'document')} read again from the archive`] : []),
    ...problems.map((problem) => yellow(`  ${oneLine(problem)}`)),
    ...idle.map(({ correction, state }) => {
      const why = state === 'not_needed' ? 'is no longer needed: the extractor says the same' : 'fits nothing here'
      return yellow(`  the correction of ${oneLine(correction.field)} ${why}`)
    }),
    ...changes.flatMap((change) => changeLines(change, output)),
    ...findings.map((finding) => findingLine(finding, output)),
    '',
  ].join('\n')
}

function changeLines({ kind, fact, of, before, after, evidence }: FactChange, { colours }: Output): string[] {
  const { green, red, yellow, dim } = colours
  const about = of === null ? '' : ` (${shown(of)})`
  const name = `${oneLine(fact)}${about}`
  const line = {
    added: () => green(`  + ${name}: ${shown(after)}`),
    removed: () => red(`  - ${name}: ${shown(before)}`),
    changed: () => yellow(`  ~ ${name}: ${shown(before)} → ${shown(after)}`),
  }[kind]()
  if (evidence === null) return [line]
  const { document, start, end, quote } = evidence
  return [line, dim(`      “${shown(quote)}” (document ${document + 1}, ${start}–${end})`)]
}

/** What should perhaps not have been published: kind and place, never what it says. */
function findingLine({ change, kind, place, count }: RereadFinding, { colours }: Output): string {
  const said = `${counted(count, inWords(kind), inWords(kind))}${place === null ? '' : `, ${oneLine(place)}`}`
  return change === 'added' ? colours.yellow(`  + privacy: ${said}`) : colours.dim(`  - privacy: ${said}`)
}

function shown(value: FactChange['after']): string {
  return value === null ? 'none' : cut(oneLine(String(value)), VALUE_WIDTH)
}
