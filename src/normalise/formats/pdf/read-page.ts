import type { PDFPageProxy } from 'pdfjs-dist'
import type { Drawing } from './drawing.ts'
import { followLetters, type LetterFollower } from './follow-letters.ts'
import { IDENTITY, matrixFrom, multiply } from './matrix.ts'
import type { Fragment, PdfPage, TagNode, TagPointer } from './page.ts'
import type { DrawnLetter } from './placed-letters.ts'

/** What pdfjs gives of a font once its page has been drawn. */
interface FontFacts {
  name?: string
  bold?: boolean
  black?: boolean
  italic?: boolean
}

/**
 * Reads the text of a page with its places, looks and tags.
 * @param hidden the drawn letters that are not to be seen: they are left out
 */
export async function readPage(
  page: PDFPageProxy,
  drawing: Drawing,
  hidden: ReadonlySet<DrawnLetter>,
  withTags: boolean,
): Promise<PdfPage> {
  const content = await page.getTextContent({ includeMarkedContent: true })
  const viewport = page.getViewport({ scale: 1 })
  const toView = matrixFrom(viewport.transform) ?? IDENTITY
  const fragments: Fragment[] = []
  const open: { id: string | null; artifact: boolean }[] = []
  const letters = followLetters(drawing.letters.filter((letter) => isWithin(letter, viewport)))
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
    for (const piece of splitByLook(item.str, letters, hidden)) {
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
  const { width, height } = viewport
  return { number: page.pageNumber, width, height, fragments, rules: drawing.rules, tags, recognised: false }
}

/** pdfjs gives no text that begins outside the page. */
function isWithin({ x, y }: DrawnLetter, { width, height }: { width: number; height: number }): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height
}

interface Piece {
  text: string
  start: number
  colour: string | null
  hidden: boolean
}

/** Cuts an item's text where its colour changes; what is hidden and what has no words is left out. */
function splitByLook(text: string, letters: LetterFollower, hidden: ReadonlySet<DrawnLetter>): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? ''
    const last = pieces.at(-1)
    const letter = character.trim() === '' ? null : letters.next(character)
    const look =
      character.trim() === '' && last
        ? { colour: last.colour, hidden: last.hidden }
        : { colour: letter?.text.colour ?? null, hidden: letter !== null && hidden.has(letter) }
    if (last && last.colour === look.colour && last.hidden === look.hidden) last.text += character
    else pieces.push({ text: character, start: at, ...look })
  }
  return pieces.filter((piece) => !piece.hidden && piece.text.trim() !== '')
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
