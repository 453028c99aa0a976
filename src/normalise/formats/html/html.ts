import type { CheerioAPI } from 'cheerio'
import type { Furniture } from '../../../domain.ts'
import { promoteBoldParagraphs } from '../../bold-headings.ts'
import { type BlockDraft, PLAIN, type TextRun } from '../../document-draft.ts'
import { loadPage } from '../../html-page.ts'
import { separatePrintedLists } from '../../printed-lists.ts'
import { childElements, isElement, type MarkupElement, type MarkupNode } from '../markup-tree.ts'
import type { Reader } from '../reader.ts'
import { isFieldList, readFieldList } from './field-list.ts'
import { findFurniture, type PageFurniture } from './furniture.ts'
import { createListLabels } from './list-labels.ts'
import { isHidden, lookInside } from './look.ts'
import type { Surroundings } from './surroundings.ts'
import { isLayoutTable, readTable } from './table.ts'
import { isSilent, textBelow } from './visible-text.ts'

/** Elements that begin and end a line of their own. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'header hgroup hr html legend li main menu nav ol optgroup p pre search section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
)
/** What folds out a part of the page heads it, wherever it stands. */
const SUMMARY_LEVEL = 3
/** Deeper than this, structure is no longer read, only text: a hostile page nests a hundred thousand elements. */
const DEEPEST = 300

type Opening = { kind: 'paragraph' } | { kind: 'heading'; level: number } | ItemOpening
type ItemOpening = { kind: 'list_item'; label: string; ordinal: string | null; depth: number }

/** Reads an HTML page: its response as reading text, the site around it as furniture. */
export const readHtml: Reader = (source) => {
  const { $ } = loadPage(source.bytes, source.declaredCharset)
  const title = $('head > title').first().text()
  return { ok: true, value: { title: title || null, blocks: readHtmlBlocks($), warnings: [] } }
}

/** The blocks of a parsed page in document order. */
function readHtmlBlocks($: CheerioAPI): BlockDraft[] {
  const furniture = findFurniture($)
  const walker = createWalker($, furniture)
  const [body] = $('body').toArray()
  const insideMain = furniture.main === null
  if (body) walker.visit(body, { look: PLAIN, furniture: null, listDepth: -1, insideMain, nesting: 0 })
  return promoteBoldParagraphs(separatePrintedLists(walker.finish()))
}

function createWalker($: CheerioAPI, furniture: PageFurniture) {
  const blocks: BlockDraft[] = []
  const labelOf = createListLabels()
  let runs: TextRun[] = []
  let opening: Opening = { kind: 'paragraph' }
  let openedAs: Furniture | null = null
  let mainSeen = false

  function flush(): void {
    if (runs.some((run) => run.text.trim() !== '')) {
      blocks.push({ ...opening, furniture: openedAs, content: runs })
      opening = { kind: 'paragraph' }
    }
    runs = []
  }

  function placeOf(around: Surroundings): Furniture | null {
    if (around.furniture !== null || around.insideMain) return around.furniture
    return mainSeen ? 'footer' : 'header'
  }

  function addText(text: string, around: Surroundings): void {
    const place = placeOf(around)
    if (place !== openedAs && text.trim() !== '') {
      flush()
      openedAs = place
    }
    runs.push({ ...around.look, text, page: null })
  }

  function visitChildren(element: MarkupElement, around: Surroundings): void {
    for (const child of element.children) visit(child, around)
  }

  function visit(node: MarkupNode, around: Surroundings): void {
    if (node.type === 'text') addText(node.data.replace(/\s+/g, ' '), around)
    else if (!isElement(node) || isSilent(node) || isHidden(node)) return
    else if (around.nesting > DEEPEST) addText(textBelow(node).replace(/\s+/g, ' '), around)
    else visitElement(node, surroundingsInside(node, around))
  }

  function surroundingsInside(element: MarkupElement, around: Surroundings): Surroundings {
    const isMain = element === furniture.main
    if (isMain) mainSeen = true
    return {
      look: lookInside(element, around.look),
      furniture: isMain ? null : (around.furniture ?? furniture.of(element)),
      listDepth: around.listDepth,
      insideMain: around.insideMain || isMain || (element.name === 'h1' && around.furniture === null),
      nesting: around.nesting + 1,
    }
  }

  function visitElement(element: MarkupElement, inside: Surroundings): void {
    const { name } = element
    if (/^h[1-6]$/.test(name)) visitHeading(element, inside, Number(name.slice(1)))
    else if (name === 'summary') visitHeading(element, inside, SUMMARY_LEVEL)
    else if (name === 'br') addText('\n', inside)
    else if (name === 'pre') visitPreformatted(element, inside)
    else if (name === 'ul' || name === 'ol') visitBlock(element, { ...inside, listDepth: inside.listDepth + 1 })
    else if (name === 'li') visitItem(element, inside)
    else if (name === 'table' && !isLayoutTable(element)) visitTable(element, inside)
    else if (name === 'dl' && isFieldList(element)) addBlock(readFieldList(element, inside, readCell), inside)
    else if (isControl(element)) return
    else if (BLOCKS.has(name)) visitBlock(element, inside)
    else visitChildren(element, inside)
  }

  /** A button is part of the site, except in a heading that opens an accordion. */
  function isControl(element: MarkupElement): boolean {
    if (opening.kind === 'heading') return false
    return element.name === 'button' || (element.name === 'label' && isFormLabel($, element))
  }

  function visitBlock(element: MarkupElement, inside: Surroundings): void {
    flush()
    visitChildren(element, inside)
    flush()
  }

  function visitHeading(element: MarkupElement, inside: Surroundings, level: number): void {
    flush()
    const before = opening
    opening = { kind: 'heading', level }
    visitChildren(element, { ...inside, look: { ...inside.look, bold: false } })
    flush()
    opening = before.kind === 'list_item' ? before : { kind: 'paragraph' }
  }

  function visitItem(element: MarkupElement, inside: Surroundings): void {
    flush()
    opening = { kind: 'list_item', ...labelOf(element), depth: Math.max(0, inside.listDepth) }
    visitChildren(element, inside)
    flush()
    opening = { kind: 'paragraph' }
  }

  function visitPreformatted(element: MarkupElement, inside: Surroundings): void {
    flush()
    for (const stretch of textBelow(element).split(/\n[^\S\n]*\n/)) {
      addText(stretch, inside)
      flush()
    }
  }

  function visitTable(element: MarkupElement, inside: Surroundings): void {
    for (const caption of childElements(element)) if (caption.name === 'caption') visitBlock(caption, inside)
    addBlock(readTable(element, inside, readCell), inside)
  }

  function addBlock(block: BlockDraft, inside: Surroundings): void {
    flush()
    blocks.push({ ...block, furniture: placeOf(inside) })
  }

  /** A cell's content is read with a walker of its own, so that lists in it keep their labels. */
  function readCell(element: MarkupElement, inside: Surroundings): BlockDraft[] {
    const walker = createWalker($, { of: () => null, main: null })
    walker.visitChildren(element, { ...inside, insideMain: true, furniture: null, listDepth: -1 })
    return walker.finish()
  }

  return {
    visit,
    visitChildren,
    finish: (): BlockDraft[] => {
      flush()
      return blocks
    },
  }
}

/** A label of an input says what to type, not what was answered. */
function isFormLabel($: CheerioAPI, element: MarkupElement): boolean {
  return element.attribs['for'] !== undefined || $(element).find('input, select, textarea').length > 0
}
