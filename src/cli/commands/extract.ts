import { sentence } from '../../publish/wording.ts'
import { defineCommand, type Invocation } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import type { ReadFile } from '../files/publication.ts'
import { oneOrMore, switchFlag } from '../flags.ts'
import { extractionLayout } from '../layouts/extraction.ts'
import { printable } from '../output/output.ts'

export const extractCommand = defineCommand({
  name: 'extract',
  group: 'Read files',
  summary: 'read FOI responses from files: questions, answers, exemptions, contracts',
  description:
    'Reads files of this machine as a crawl would read them, without a database or a network, and prints every fact that was ' +
    'found. Each file is a response of its own (or several, if it is a compilation), unless --together says otherwise. The ' +
    'documents within a ZIP archive or a mail are read as documents of its response.\n\n' +
    'With --json it prints one JSON line a file, in the order given: { file, documents, responses }, where every fact has its ' +
    'evidence { document, start, end, quote }: an index into documents and offsets into the text there. A file that cannot be ' +
    'read gives { file, error: { kind, message } }, the others are still read, and the exit code is 1.\n\n' +
    'What is printed is unmasked, names, numbers and addresses included, since offsets must hold: it is meant for this machine. ' +
    'Lists, exports and pages of the database are masked.',
  arguments: { files: oneOrMore('documents: HTML, PDF, DOCX …') },
  flags: {
    json: switchFlag('--json', 'print one JSON line a file, with all text and evidence'),
    together: switchFlag('--together', 'take all files as the documents of one response, the first of them the letter'),
    evidence: switchFlag('--evidence', 'show beside each fact the words that it rests on'),
  },
  settings: ['readers', 'readingTime', 'ocr'],
  examples: [
    { line: 'extract letter.pdf', meaning: 'what does this letter say?' },
    { line: 'extract --together letter.docx annex.pdf', meaning: 'a letter and its attachment are one response' },
    { line: 'extract --json letters/*.pdf > letters.jsonl', meaning: 'many files, for another program' },
  ],
  async run(invocation) {
    const { given, flags, settings, workingFolder } = invocation
    const { readApart, readTogether, withNormaliser } = await import('../files/publication.ts')
    return withNormaliser(settings, async (normaliser) => {
      const reading = flags.together
        ? await readTogether(given.files, workingFolder, normaliser, settings.readers)
        : readApart(given.files, workingFolder, normaliser, settings.readers)
      let failed = false
      for await (const read of reading) {
        failed ||= !read.ok
        await print(read, invocation, flags)
      }
      return failed ? EXIT.failed : EXIT.well
    })
  },
})

async function print(
  read: ReadFile,
  { output, remarks, log }: Pick<Invocation, 'output' | 'remarks' | 'log'>,
  { json, evidence }: { json: boolean; evidence: boolean },
): Promise<void> {
  if (json) return output.line(JSON.stringify(jsonLine(read)))
  if (!read.ok) {
    const { message, advice } = read.problem
    return remarks.line(
      `${remarks.colours.red(printable(read.file))}  ${printable(sentence(message))} ${printable(advice)}`,
    )
  }
  for (const { file, document } of read.documents) {
    for (const { message, place } of document.warnings) log.warn({ file, place }, message)
  }
  await output.line(extractionLayout(read, output, { evidence }))
}

/** The line that DESIGN's "What `trustlog extract --json` prints" promises to other programs. */
function jsonLine(read: ReadFile): object {
  if (!read.ok) return { file: read.file, error: { kind: read.problem.kind, message: read.problem.message } }
  return {
    file: read.file,
    documents: read.documents.map(({ file, memberPath, document }) => {
      const { sha256, mediaType, pages, text, warnings, recognisedPages } = document
      const place = { file, ...(memberPath.length > 0 && { memberPath }) }
      return { ...place, sha256, mediaType, pages: pages.length, text, warnings, recognisedPages }
    }),
    responses: read.extraction.responses,
  }
}
