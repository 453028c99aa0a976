import { strToU8, zipSync } from 'fflate'
import type { ReplyBlock } from '../cases/case.ts'
import { escapeHtml as escapeXml } from './html.ts'
import type { Letter } from './letter.ts'

/**
 * Writes a letter as Word does: headings by style, and lists by automatic numbering, so that the numbers stand in no
 * text. By hand, since the same seed must give the same bytes and the libraries stamp the time of writing.
 */
export function letterToDocx(letter: Letter): Buffer {
  const lists = letter.blocks.filter((block) => block.kind === 'numbered').length
  let list = 0
  const body = letter.blocks.map((block) => blockToXml(block, block.kind === 'numbered' ? ++list : list)).join('')
  const letterhead = letter.letterhead.map((line) => paragraph(line, '<w:jc w:val="right"/>')).join('')
  const files = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': RELATIONSHIPS,
    'word/_rels/document.xml.rels': DOCUMENT_RELATIONSHIPS,
    'word/document.xml': `${XML}<w:document ${W}><w:body>${letterhead}${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/numbering.xml': numbering(lists),
  }
  const entries = Object.entries(files).map(([name, xml]) => [name, strToU8(xml)] as const)
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(2026, 0, 5) }))
}

function blockToXml(block: ReplyBlock, list: number): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(block.text, '<w:pStyle w:val="Heading2"/>')
    case 'paragraph':
      return paragraph(block.text, '')
    case 'question':
      return paragraph(`${block.label}. ${block.text}`, '', '<w:b/>')
    case 'numbered':
      return block.items
        .map((item) => paragraph(item, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`))
        .join('')
    case 'table':
      return tableToXml(block.rows)
  }
}

function paragraph(text: string, properties: string, run = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${run}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
}

function tableToXml(rows: string[][]): string {
  const columns = '<w:gridCol w:w="1400"/>'.repeat(rows[0]?.length ?? 0)
  const body = rows.map((cells, row) => {
    const header = row === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''
    return `<w:tr>${header}${cells.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell, '', row === 0 ? '<w:b/>' : '')}</w:tc>`).join('')}</w:tr>`
  })
  return `<w:tbl><w:tblPr/><w:tblGrid>${columns}</w:tblGrid>${body.join('')}</w:tbl>${paragraph('', '')}`
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/></Types>`
const RELATIONSHIPS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`
const DOCUMENT_RELATIONSHIPS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`
const STYLES = `${XML}<w:styles ${W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>`

/** One numbering a list, each starting at 1. */
function numbering(lists: number): string {
  const level =
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
  const numbers = Array.from({ length: lists }, (_, index) => index + 1)
  const kinds = numbers.map((list) => `<w:abstractNum w:abstractNumId="${list}">${level}</w:abstractNum>`)
  const uses = numbers.map((list) => `<w:num w:numId="${list}"><w:abstractNumId w:val="${list}"/></w:num>`)
  return `${XML}<w:numbering ${W}>${kinds.join('')}${uses.join('')}</w:numbering>`
}
