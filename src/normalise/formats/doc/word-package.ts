import type { WordPackage } from '../docx/package.ts'
import { readStyles } from '../docx/styles.ts'
import { parseXml } from '../docx/xml.ts'
import type { MarkupElement } from '../markup-tree.ts'
import { readStories, type Stretch, tableBytes } from './information-block.ts'
import { writeNumbering } from './lists.ts'
import { element } from './markup.ts'
import { readParagraphs, type WordSource } from './paragraphs.ts'
import { readText } from './pieces.ts'
import { readCharacterRuns, readParagraphRuns } from './property-runs.ts'
import { openWordStreams, type WordStreams } from './streams.ts'
import { writeStyles } from './style-sheet.ts'
import { authorsIn } from './summary-information.ts'
import { writeBlocks } from './tables.ts'

/** The first stories of headers only part notes from the text; then six for each section ([MS-DOC] 2.8.22). */
const SEPARATORS = 6
const KINDS = ['header', 'header', 'footer', 'footer', 'header', 'footer']
/** The sign in the text at which a comment hangs. */
const COMMENT = '\x05'

/**
 * Opens a Word 97–2003 document as what it would be as DOCX, so that one reader reads both: lists, styles, tables,
 * headers and what is hidden. @throws where the file is damaged, or says nothing of its paragraphs
 */
export function openBinaryWord(bytes: Buffer): WordPackage {
  const streams = openWordStreams(bytes)
  const stories = readStories(streams)
  if (tableBytes(streams, 'paragraphPages').length <= 4) throw new RangeError('no properties of paragraphs')
  const stylePart = parse(writeStyles(streams))
  const source: WordSource = {
    text: readText(streams),
    paragraphs: readParagraphRuns(streams),
    characters: readCharacterRuns(streams),
    styles: readStyles(stylePart),
  }
  const blocks = (stretch: Stretch) => writeBlocks(readParagraphs(source, stretch))
  const edges = edgeStories(streams, stories.edges)
  const box = (stretch: Stretch) => element('p', {}, element('r', {}, element('txbxContent', {}, blocks(stretch))))
  const references = edges.map(({ kind }, id) => element(`${kind}Reference`, { id }))
  const body = [blocks(stories.main), box(stories.boxes), box(stories.edgeBoxes), ...references].join('')
  const note = (kind: 'footnote' | 'endnote', stretch: Stretch) =>
    parse(element(`${kind}s`, {}, element(kind, {}, blocks(stretch))))
  const comments = source.text.letters.slice(stories.main.start, stories.main.end).split(COMMENT).length - 1
  const parts: Record<string, MarkupElement> = {
    styles: stylePart,
    numbering: parse(writeNumbering(streams)),
    footnotes: note('footnote', stories.footnotes),
    endnotes: note('endnote', stories.endnotes),
    comments: parse(element('comments', {}, element('comment', {}).repeat(comments))),
  }
  return {
    document: parse(element('document', {}, element('body', {}, body))),
    related: (kind) => parts[kind] ?? null,
    byId: (id) => {
      const edge = edges[Number(id)]
      return edge ? parse(element(edge.kind, {}, blocks(edge.stretch))) : null
    },
    title: null,
    authors: authorsIn(streams.summary),
    partNames: () => embeddedObjects(streams.paths),
  }
}

function parse(markup: string): MarkupElement {
  const root = parseXml(Buffer.from(markup))
  if (root === null) throw new RangeError('nothing was written')
  return root
}

/** Where each header and footer stands, in the order of the sections; empty ones take over what is before. */
function edgeStories(streams: WordStreams, all: Stretch): { kind: string; stretch: Stretch }[] {
  const table = tableBytes(streams, 'edges')
  const stories: { kind: string; stretch: Stretch }[] = []
  let start = all.start
  // The last two positions end the last story and the whole.
  for (let at = 0; (at + 2) * 4 <= table.length; at++) {
    const end = all.start + table.readUInt32LE((at + 1) * 4)
    if (end > all.end || end < start) break
    const kind = KINDS[(at - SEPARATORS) % KINDS.length]
    if (at >= SEPARATORS && kind !== undefined && end > start) stories.push({ kind, stretch: { start, end } })
    start = end
  }
  return stories
}

/** Objects that lie in the document, each a folder of the pool of objects, named as DOCX names them. */
function embeddedObjects(paths: string[]): string[] {
  const objects = paths.flatMap((path) => /\/ObjectPool\/([^/]+)\//.exec(path)?.[1] ?? [])
  return [...new Set(objects)].map((name) => `word/embeddings/${name}`)
}
