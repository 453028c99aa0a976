import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { TrustlogDatabase } from '../../../db/database.ts'
import { requesterNames } from '../../privacy/requester.ts'
import { type Explained, marksIn } from '../../publish/explain/explained.ts'
import { explanationPage } from '../../publish/explain/page.ts'
import { maskText, personalMarks } from '../../publish/masking.ts'
import { inWords, sentence } from '../../publish/wording.ts'
import { getResponse } from '../../query/response.ts'
import { settled, withDatabase } from '../asking/database.ts'
import { defineCommand, type Invocation } from '../command.ts'
import { CannotDo } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { one, switchFlag, valueFlag } from '../flags.ts'
import { explanationLayout } from '../layouts/explanation.ts'
import { pathShown } from '../path-shown.ts'
import { path, textSuchAs, wholeNumber } from '../values.ts'

export const explainCommand = defineCommand({
  name: 'explain',
  group: 'Read files',
  summary: 'print a document with each fact marked where it was found',
  description:
    'Shows why trustlog says what it says: the text of a response, with every question, answer, ground, date and contract marked ' +
    'where it stands. It takes a file of this machine, which is read now, or a response of the database, with the facts that are held of it. ' +
    'A file wins where both have the name.\n\n' +
    'On a terminal marks are colours, elsewhere labelled brackets: [Q1 ⟶ How many printers?]. --html writes a page that needs ' +
    'nothing else: no script, nothing from the network. Personal data is masked, but for --json, whose offsets must hold.',
  arguments: { what: one('a file, or a case reference, a web address, or "#" and a number') },
  flags: {
    trust: valueFlag('--trust <name>', 'of this trust, where several use the reference', textSuchAs('a trust', 'RET')),
    document: valueFlag('--document <number>', 'only this one of its documents, from 1', wholeNumber(1, 2)),
    html: valueFlag('--html <file>', 'write a page instead', path('why.html')),
    json: switchFlag('--json', 'print one JSON document: texts, and marks with their offsets'),
  },
  settings: ['database', 'readers', 'readingTime', 'ocr'],
  examples: [
    { line: 'explain letter.pdf', meaning: 'what was found where?' },
    { line: 'explain "FOI 4216" --trust RET --html why.html', meaning: 'a held response, as a page' },
  ],
  async run({ given, flags, settings, openDatabase, workingFolder, output, remarks }) {
    const explained = existsSync(resolve(workingFolder, given.what))
      ? await ofFile(given.what, workingFolder, settings)
      : await withDatabase(openDatabase, async (database) => ofResponse(database, given.what, flags.trust))
    const shown = flags.document === null ? explained : onlyDocument(explained, flags.document)
    if (flags.html !== null) {
      const file = resolve(workingFolder, flags.html)
      await writeFile(file, explanationPage(shown))
      await remarks.line(`Written to ${pathShown(file, workingFolder)}.`)
    } else if (flags.json) await output.line(JSON.stringify(asJson(shown)))
    else await output.line(explanationLayout(shown, output))
    return EXIT.well
  },
})

async function ofFile(
  file: string,
  workingFolder: string,
  settings: Pick<Invocation['settings'], 'readers' | 'readingTime' | 'ocr'>,
): Promise<Explained> {
  const { readTogether, withNormaliser } = await import('../files/publication.ts')
  const [read] = await withNormaliser({ ...settings, readers: 1 }, (normaliser) =>
    readTogether([file], workingFolder, normaliser, 1),
  )
  if (!read) throw new CannotDo(`${file}: it could not be read.`, null)
  if (!read.ok) throw new CannotDo(`${file}: ${sentence(read.problem.message)}`, read.problem.advice)
  const { responses, extractorVersion } = read.extraction
  const [first] = responses
  return {
    heading: [first?.authority ?? 'authority not named', first?.caseReference ?? 'no reference'].join(' · '),
    title: first?.title ? maskText(first.title) : null,
    documents: read.documents.map(({ file: name, document: { text, readingEnd } }) => {
      return { name, text, readingEnd, replacements: personalMarks(text, requesterNames(text)) }
    }),
    responses,
    extractorVersion,
  }
}

function ofResponse(database: TrustlogDatabase, typed: string, trust: string | null): Explained {
  const found = getResponse(database, typed, trust)
  if (!found.ok && found.problem.kind === 'unknown_response') {
    throw new CannotDo(`There is neither a file nor a response "${typed}".`, 'See "trustlog responses" for those held.')
  }
  const { response } = settled(found)
  const revision = database.rereading.published(response.responseId)
  if (!revision) throw new CannotDo(`No text of "${typed}" is held.`, 'Crawl it again with "trustlog recrawl".')
  const { facts, documents, extractorVersion } = revision
  const texts = documents.map(({ sha256 }) => database.documents.held(sha256))
  const names = [...new Set(texts.flatMap((held) => requesterNames(held?.text ?? '')))]
  return {
    heading: `${response.trust} (${response.odsCode}) · ${response.reference ?? 'no reference'} · #${response.responseId}`,
    title: response.title === null ? null : maskText(response.title, names),
    documents: documents.map(({ title, fileName, role }, index) => {
      const { text, readingEnd } = texts[index] ?? { text: '', readingEnd: 0 }
      const name = title ?? fileName ?? inWords(role)
      return { name, text, readingEnd, replacements: personalMarks(text, names) }
    }),
    responses: [facts],
    extractorVersion,
  }
}

/** The others go; marks count from the documents that are left. */
function onlyDocument(explained: Explained, number: number): Explained {
  const document = explained.documents[number - 1]
  if (document === undefined) {
    const has = explained.documents.length
    throw new CannotDo(`There is no document ${number}.`, `It has ${has}: --document takes 1 to ${has}.`)
  }
  const blank = { text: '', readingEnd: 0, replacements: [] }
  const documents = explained.documents.map((other) => (other === document ? other : { ...other, ...blank }))
  return { ...explained, documents }
}

function asJson(explained: Explained) {
  const { heading, title, documents, responses, extractorVersion } = explained
  return {
    heading,
    title,
    extractorVersion,
    documents: documents.map(({ name, text, readingEnd }) => ({ name, text, readingEnd })),
    responses: responses.map(({ outcome, flags, corrections = [] }) => ({ outcome, flags, corrections })),
    marks: marksIn(explained).map((mark) => {
      return { ...mark, quote: documents[mark.document]?.text.slice(mark.start, mark.end) ?? '' }
    }),
  }
}
