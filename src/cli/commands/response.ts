import { requesterNames } from '../../privacy/requester.ts'
import { masked } from '../../publish/masking.ts'
import { getResponse } from '../../query/response.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { one, switchFlag, valueFlag } from '../flags.ts'
import { responseLayout } from '../layouts/response.ts'
import { textSuchAs } from '../values.ts'

export const responseCommand = defineCommand({
  name: 'response',
  group: 'Ask',
  summary: 'show one response: questions, answers, exemptions, contracts',
  description:
    'Shows a response with everything that was read from it. It is named by its case reference in any spelling, by the web ' +
    'address where it is published, or by # and its number in the database (in quotation marks, since # begins a comment). Names ' +
    'and addresses of requesters, personal e-mail addresses and numbers are masked; offsets count in the text as it is held.',
  arguments: { reference: one('a case reference, a web address, or "#" and a number') },
  flags: {
    trust: valueFlag(
      '--trust <name>',
      'of this trust, where several use the same reference',
      textSuchAs('a trust', 'RET'),
    ),
    evidence: switchFlag('--evidence', 'show beside each fact the words that it rests on, and where they stand'),
    json: switchFlag('--json', 'print everything as one JSON document, evidence included'),
  },
  settings: ['database'],
  examples: [
    { line: 'response "FOI 4216" --trust RET', meaning: 'what was asked and answered?' },
    { line: 'response "#12" --evidence', meaning: 'which words does each fact rest on?' },
  ],
  async run({ given, flags, openDatabase, output }) {
    return withDatabase(openDatabase, async (database) => {
      const detail = settled(getResponse(database, given.reference, flags.trust))
      const names = detail.documents.flatMap(({ sha256 }) =>
        requesterNames(database.documents.held(sha256)?.text ?? ''),
      )
      const shown = masked(detail, [...new Set(names)])
      await output.line(flags.json ? JSON.stringify(shown) : responseLayout(shown, output, flags))
      return EXIT.well
    })
  },
})
