import { sentence } from '../../publish/wording.ts'
import { defineCommand } from '../command.ts'
import { CannotDo } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { one, switchFlag } from '../flags.ts'
import { printable } from '../output/output.ts'

export const textCommand = defineCommand({
  name: 'text',
  group: 'Read files',
  summary: 'print the normalised text of a file, which evidence points into',
  description:
    'Prints the text of a document as every later step sees it: the reading text first, then page headers, footers and the ' +
    'like. Offsets in evidence count in this text. With --json it prints the whole normalised document: blocks, pages, styles, warnings.',
  arguments: { file: one('a document: HTML, PDF, DOCX …') },
  flags: { json: switchFlag('--json', 'print the normalised document with its blocks and pages as one JSON document') },
  settings: ['readers', 'readingTime', 'ocr'],
  examples: [
    { line: 'text letter.pdf', meaning: 'what does trustlog see of this letter?' },
    { line: 'text --json letter.docx', meaning: 'the same with headings, lists and tables' },
  ],
  async run({ given, flags, settings, workingFolder, output, log }) {
    const { normaliseFile, withNormaliser } = await import('../files/normalised-file.ts')
    const read = await withNormaliser({ ...settings, readers: 1 }, (normaliser) =>
      normaliseFile(given.file, workingFolder, normaliser),
    )
    if (!read.ok) throw new CannotDo(`${given.file}: ${sentence(read.problem.message)}`, read.problem.advice)
    const { document } = read.read
    for (const { message, place } of document.warnings) log.warn({ place }, message)
    if (flags.json) await output.line(JSON.stringify(document))
    // Piped, every character stays, so that offsets are right.
    else await output.line(output.isTerminal ? printable(document.text) : document.text)
    return EXIT.well
  },
})
