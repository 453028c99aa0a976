import { PRIVACY_KINDS } from '../../privacy/findings.ts'
import { inWords } from '../../publish/wording.ts'
import { listPrivacyFindings, type PrivacyRow } from '../../query/privacy.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { perhapsOne, valueFlag } from '../flags.ts'
import { printRows, type RowColumn, rowFormat, rowFormatFlags } from '../output/rows.ts'
import { oneOf } from '../values.ts'

const COLUMNS: RowColumn<PrivacyRow>[] = [
  { name: 'kind', heading: 'Found', value: ({ kind }) => kind, inWords: ({ kind }) => inWords(kind) },
  { name: 'count', heading: 'Times', align: 'right', value: ({ count }) => count },
  { name: 'place', heading: 'Where', value: ({ place }) => place },
  { name: 'document', heading: 'Document', value: documentName, wraps: true },
  { name: 'trust', heading: 'Trust', value: ({ trust }) => trust },
  { name: 'reference', heading: 'Reference', value: ({ reference, responseId }) => reference ?? `#${responseId}` },
  { name: 'severity', heading: 'Severity', value: ({ severity }) => severity, csvOnly: true },
  { name: 'url', heading: 'URL', value: ({ url }) => url, csvOnly: true },
  { name: 'document_sha256', heading: 'SHA-256', value: ({ documentSha256 }) => documentSha256, csvOnly: true },
]

function documentName({ fileName, memberPath, url }: PrivacyRow): string {
  return memberPath.length > 0 ? memberPath.join(' › ') : (fileName ?? url)
}

export const privacyCommand = defineCommand({
  name: 'privacy',
  group: 'Look after',
  summary: 'list what was published and should perhaps not have been',
  description:
    'Lists what was found in published documents beside the answer: hidden sheets, rows and columns, caches of pivot tables, ' +
    'embedded files, comments and tracked changes, text that is there but not to be seen, authors in the properties; and in the ' +
    'text: personal e-mail addresses, telephone numbers, NHS and National Insurance numbers, the name and address of who asked. ' +
    'It says what, where and how often, never the words themselves. What is hidden is neither in the text nor in the index. ' +
    '"trustlog forget" removes a response for good; SECURITY.md says how to ask for it.',
  arguments: { trust: perhapsOne('only of this trust: an ODS code, a slug or a part of a name') },
  flags: {
    ...rowFormatFlags,
    kind: valueFlag('--kind <kind>', `only this: ${PRIVACY_KINDS.join(', ')}`, oneOf(PRIVACY_KINDS)),
  },
  settings: ['database'],
  examples: [
    { line: 'privacy', meaning: 'what should somebody look at?' },
    { line: 'privacy RTH --kind hidden_sheet --json', meaning: 'which workbooks of this trust hide sheets?' },
  ],
  async run({ given, flags, openDatabase, output }) {
    const format = rowFormat(flags)
    return withDatabase(openDatabase, async (database) => {
      const rows = settled(listPrivacyFindings(database, given.trust, flags.kind))
      await printRows(output, format, COLUMNS, rows, 'Nothing of the kind was found.')
      return EXIT.well
    })
  },
})
