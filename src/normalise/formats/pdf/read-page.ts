import type { PDFPageProxy } from 'pdfjs-dist'
import { type DrawnPage, readDrawing } from './drawing.ts'
import { IDENTITY, matrixFrom, multiply } from './matrix.ts'
import type { Fragment, PdfPage, TagNode, TagPointer } from './page.ts'
import type { Pdfjs } from './pdfjs.ts'

/** What pdfjs gives of a font once its page has been drawn. */
interface FontFacts {
  name?: string
  bold?: boolean
  black?: boolean
  italic?: boolean
}

/** Reads the text of a page with its places, looks and tags. */
export async function readPage(pdfjs: Pdfjs, page: PDFPageProxy, withTags: boolean): Promise<PdfPage> {
  const content = await page.getTextContent({ includeMarkedContent: true })
  const drawing = await readDrawing(pdfjs, page)
  const viewport = page.getViewport({ scale: 1 })
  const toView = matrixFrom(viewport.transform) ?? IDENTITY
  const fragments: Fragment[] = []
  const open: { id: string | null; artifact: boolean }[] = []
  const colours = drawing.colours()
  let spaced = false
  for (const item of content.items) {
    if ('type' in item) {
      if (item.type.startsWith('begin')) {
        const around = open.at(-1)
        const artifact = (around?.artifact ?? false) || markOf(item) === 'Artifact'
        open.push({ id: item.id ?? around?.id ?? null, artifact })
      } else open.pop()
      continue
    }
    if (item.str.trim() === '') {
      spaced ||= item.str !== '' || item.hasEOL
      continue
    }
    const [a, b, , , x, y] = multiply(toView, matrixFrom(item.transform) ?? IDENTITY)
    const size = Math.hypot(a, b) || item.height
    const { bold, italic } = lookOf(page, item.fontName)
    const around = open.at(-1)
    const base = {
      y,
      size,
      bold,
      italic,
      tag: around?.id ?? null,
      artifact: around?.artifact ?? false,
      page: page.pageNumber,
    }
    // Text that runs up or down the page is kept at its place, its width counted along the page.
    const width = Math.abs(a) >= Math.abs(b) ? item.width : size
    for (const piece of splitByColour(item.str, colours)) {
      const from = x + (width * piece.start) / item.str.length
      const share = (width * piece.text.length) / item.str.length
      const leading = piece.text.length - piece.text.trimStart().length
      fragments.push({
        ...base,
        text: piece.text.trim(),
        x: from,
        width: share,
        colour: piece.colour,
        spaced: spaced || leading > 0,
      })
      spaced = /\s$/.test(piece.text)
    }
    spaced ||= item.hasEOL
  }
  const tags = withTags ? await readTags(page) : null
  const rules = drawing.rules(toView)
  const { width, height } = viewport
  return { number: page.pageNumber, width, height, fragments, rules, tags, recognised: false }
}

/** Cuts an item's text where its colour changes; pieces without words are joined to the one before. */
function splitByColour(text: string, colours: ReturnType<DrawnPage['colours']>) {
  const pieces: { text: string; start: number; colour: string | null }[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    const last = pieces.at(-1)
    const colour = character.trim() === '' ? (last?.colour ?? null) : colours.next(character)
    if (last && last.colour === colour) last.text += character
    else pieces.push({ text: character, start: at, colour })
  }
  return pieces.filter((piece) => piece.text.trim() !== '')
}

/** Bold and italic, by the font's name where its file does not say. */
function lookOf(page: PDFPageProxy, fontName: string): { bold: boolean; italic: boolean } {
  const font: FontFacts | null = page.commonObjs.has(fontName) ? page.commonObjs.get(fontName) : null
  const name = font?.name ?? ''
  return {
    bold: (font?.bold ?? false) || (font?.black ?? false) || /bold|black|heavy|semib|demi/i.test(name),
    italic: (font?.italic ?? false) || /italic|oblique/i.test(name),
  }
}

/** The tag of marked content, which pdfjs gives but does not declare. */
function markOf(item: object): unknown {
  return 'tag' in item ? item.tag : null
}

async function readTags(page: PDFPageProxy): Promise<TagNode | null> {
  try {
    const tree: unknown = await page.getStructTree()
    return tree === null ? null : tagNode(tree, 0)
  } catch {
    // A damaged tree: the page is read by its places alone.
    return null
  }
}

/** Trees nest about ten deep; a hostile one is cut off. */
const DEEPEST = 60

function tagNode(node: unknown, depth: number): TagNode | null {
  if (typeof node !== 'object' || node === null || !('children' in node) || !Array.isArray(node.children)) return null
  const role = 'role' in node && typeof node.role === 'string' ? node.role : ''
  const children: (TagNode | TagPointer)[] = []
  for (const child of node.children as unknown[]) {
    if (typeof child !== 'object' || child === null) continue
    if ('type' in child && child.type === 'content' && 'id' in child) children.push({ content: String(child.id) })
    else if (depth < DEEPEST) {
      const inner = tagNode(child, depth + 1)
      if (inner) children.push(inner)
    }
  }
  return { role, children }
}
