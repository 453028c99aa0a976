import type { TrustlogDatabase } from '../../../db/database.ts'
import { masked } from '../../publish/masking.ts'
import { counted } from '../../publish/wording.ts'
import { trustUnderstood } from '../../query/filters.ts'
import { footing } from '../../query/footing.ts'
import { type Gaps, listGaps, type Neighbour, type ReferenceGap, shareOfAll } from '../../query/gaps.ts'
import { listFlags } from '../asking/filter-flags.ts'
import { footingInWords } from '../asking/footing.ts'
import { answerOne } from '../asking/one-answer.ts'
import { defineCommand } from '../command.ts'
import { one } from '../flags.ts'
import { ASSUMPTION, gapsLayout } from '../layouts/gaps.ts'
import { oneLine } from '../output/output.ts'
import { printRows, type RowColumn, rowFormat } from '../output/rows.ts'
import { pathShown } from '../path-shown.ts'

const COLUMNS: RowColumn<ReferenceGap>[] = [
  { name: 'ods_code', heading: 'Trust', value: (row) => row.odsCode },
  { name: 'trust', heading: 'Name', value: (row) => row.trust },
  { name: 'shape', heading: 'References', value: (row) => row.shape },
  { name: 'from', heading: 'From', value: (row) => row.from },
  { name: 'to', heading: 'To', value: (row) => row.to },
  { name: 'count', heading: 'Numbers', value: (row) => row.count },
  { name: 'jump', heading: 'Jump', value: (row) => Number(row.jump) },
  { name: 'before', heading: 'Before', value: (row) => row.before?.reference ?? null },
  { name: 'before_on', heading: 'Dated', value: (row) => row.before?.datedOn ?? null },
  { name: 'after', heading: 'After', value: (row) => row.after.reference },
  { name: 'after_on', heading: 'Dated', value: (row) => row.after.datedOn },
]

/** Rows of a table for people, unless `--limit` says otherwise. */
const TABLE_LIMIT = 50

const { since, until, limit, evidence, showSql, json, csv } = listFlags

function nothingFound({ requests }: Gaps, trust: string, file: string): string {
  const searched = `No references that count upwards, of ${oneLine(trust)}, in ${file}`
  return requests === 0
    ? `${searched}: it has no requests there, or none of that while. "trustlog trusts" shows whose log is known.`
    : `${searched}: it has ${counted(requests, 'request')} there, none with a number in its reference.`
}

export const gapsCommand = defineCommand({
  name: 'gaps',
  group: 'Ask',
  summary: 'show which references of a trust should exist but are not published',
  description:
    'Where FOI 4214 and FOI 4216 are published, FOI 4215 should exist. References are taken apart by their shape and year ' +
    '(FOI 17-2025 counts within 2025), missing ones in a row are folded, and the share that is published is estimated. ' +
    `${ASSUMPTION} A year's numbers are taken to begin with 1 where the lowest known one is near it; jumps of more than 50 and ` +
    'twenty times the usual step are shown but not counted. Responses that were withdrawn count as published once.',
  arguments: { trust: one('an ODS code, a slug, or part of a name') },
  flags: {
    since,
    until,
    limit,
    evidence: { ...evidence, meaning: 'show below the table where the references beside each gap are published' },
    showSql,
    json: { ...json, meaning: 'print the shares, the gaps and what they suppose as one JSON document' },
    csv,
  },
  settings: ['database'],
  examples: [
    { line: 'gaps RTH', meaning: 'what did this trust not publish?' },
    { line: 'gaps oxford --since 2025 --csv', meaning: 'the missing numbers of a while, for a spreadsheet' },
  ],
  run: (invocation) => {
    const { given, flags, settings, output, remarks, workingFolder } = invocation
    const format = rowFormat(flags)
    return answerOne(
      invocation,
      (database) => listGaps(database, given.trust, flags),
      async (answered, database) => {
        const found = masked(answered)
        const remark = (text: string): Promise<void> => remarks.line(remarks.colours.dim(text))
        const understood = trustUnderstood(database, given.trust)
        if (understood) await remark(`"${given.trust}" is taken for ${understood.name} (${understood.odsCode}).`)
        const shown = flags.limit ?? (format === 'table' ? TABLE_LIMIT : found.gaps.length)
        const gaps = found.gaps.slice(0, shown)
        if (format === 'csv') return printRows(output, format, COLUMNS, gaps, '')
        if (format === 'json') return output.line(JSON.stringify({ ...found, gaps, ...estimate(found) }))
        if (found.series.length === 0) {
          return output.line(nothingFound(found, given.trust, pathShown(settings.database, workingFolder)))
        }
        await output.line(gapsLayout(found, shown, output))
        if (flags.evidence) await output.line(`\n${addresses(gaps, database)}`)
        const published = found.series.reduce((sum, row) => sum + row.published, 0)
        const today = new Date().toISOString().slice(0, 10)
        const onLittle = footingInWords('This rests', footing(published, found.newest, today))
        if (onLittle) await remark(onLittle)
        if (found.gaps.length > shown) await remark('There are more: --limit COUNT shows more, --csv and --json all.')
      },
    )
  },
})

function estimate({ series }: Gaps): { publishedShare: number | null; assumption: string } {
  return { publishedShare: shareOfAll(series), assumption: ASSUMPTION }
}

/** Where the references beside the gaps are published. */
function addresses(gaps: readonly ReferenceGap[], { questions }: TrustlogDatabase): string {
  const line = ({ responseId, reference }: Neighbour): string =>
    `  – ${oneLine(`${reference}  ${questions.responses.withId(responseId)[0]?.url ?? 'no address'}`)}`
  return [...new Set(gaps.flatMap(({ before, after }) => [...(before ? [line(before)] : []), line(after)]))].join('\n')
}
