/** The explanation as one page that needs nothing else: no script, no font, no picture, nothing from the network. */
import { masked } from '../masking.ts'
import { counted, dateInWords, inWords } from '../wording.ts'
import { type Explained, marksIn } from './explained.ts'
import { MARK_KINDS, type Mark, type MarkKind } from './marks.ts'
import { piecesOf, turn } from './pieces.ts'

const KIND_NAMES: Record<MarkKind, string> = {
  identity: 'Whose, which, when',
  question: 'Question',
  answer: 'Answer',
  exemption: 'Ground of refusal',
  contract: 'Contract',
}

const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1e21; --quiet: #5f6670; --line: #d9dde3; --desk: #f3f4f6;
  --identity: #7a3fb5; --question: #0b62b8; --answer: #19733a; --exemption: #b3261e; --contract: #8f5a00; }
@media (prefers-color-scheme: dark) { :root { --paper: #1b1d21; --ink: #e7e9ec; --quiet: #9aa3ae; --line: #363b43; --desk: #121316;
  --identity: #c79bf2; --question: #7db8f5; --answer: #7fd49b; --exemption: #ff8f87; --contract: #f0bd62; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--desk); color: var(--ink); font: 16px/1.65 Georgia, 'Times New Roman', serif }
header, nav, .side, h2, .tag, footer { font-family: system-ui, 'Segoe UI', Arial, sans-serif }
header { padding: 1.6rem 2rem 1rem; background: var(--paper); border-bottom: 1px solid var(--line) }
h1 { margin: 0; font-size: 1.35rem; line-height: 1.3 }
header p { margin: .25rem 0 0; color: var(--quiet); font-size: .92rem }
.legend { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; margin: .9rem 0 0; padding: 0; list-style: none; font-size: .85rem }
.legend mark { padding: .1rem .45rem }
.desk { display: grid; grid-template-columns: minmax(0, 46rem) minmax(15rem, 22rem); gap: 1.5rem; justify-content: center;
  align-items: start; padding: 1.5rem }
article { background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 1.6rem 2rem 2rem; margin-bottom: 1.5rem }
h2 { margin: 0 0 1rem; font-size: .95rem; color: var(--quiet); font-weight: 600 }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.furniture { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px dashed var(--line); color: var(--quiet); font-size: .88rem }
mark { color: inherit; background: color-mix(in srgb, var(--of) 13%, transparent); border-bottom: 2px solid var(--of);
  border-radius: 2px; padding: .05em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone }
mark mark { background: color-mix(in srgb, var(--of) 26%, transparent) }
mark:target { outline: 2px solid var(--of) }
.tag { display: inline-block; margin-right: .35em; padding: 0 .4em; border-radius: 3px; background: var(--of); color: var(--paper);
  font-size: .66em; font-weight: 600; line-height: 1.55; vertical-align: .15em; white-space: nowrap }
${MARK_KINDS.map((kind) => `.${kind} { --of: var(--${kind}) }`).join('\n')}
.side { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; background: var(--paper); font-size: .85rem;
  line-height: 1.45; border: 1px solid var(--line); border-radius: 4px; padding: 1rem 1.2rem }
.side h2 { margin: .9rem 0 .4rem } .side h2:first-child { margin-top: 0 }
.side ul { margin: 0; padding: 0; list-style: none } .side li { margin: .15rem 0 }
.side a { color: var(--of); text-decoration: none } .side a:hover { text-decoration: underline }
.side small { color: var(--quiet) }
footer { padding: 0 2rem 2rem; text-align: center; color: var(--quiet); font-size: .8rem }
@media (max-width: 56rem) { .desk { grid-template-columns: minmax(0, 1fr); padding: 1rem } .side { position: static; max-height: none } }
@media print { body { background: none } .side { display: none } .desk { display: block; padding: 0 } article { border: 0 } }
`

type NumberedMark = Mark & { id: string }

/** @returns an HTML document; every word from outside is escaped, and the page forbids itself scripts and requests */
export function explanationPage(explained: Explained): string {
  const { heading, title, documents, extractorVersion } = explained
  const marks = masked(marksIn(explained)).map((mark, index) => ({ ...mark, id: `fact-${index + 1}` }))
  const shown = documents.flatMap((document, index) => {
    if (document.text === '') return []
    const own = marks.filter((mark) => mark.document === index)
    const [reading, furniture] = textParts(document, own)
    return `<article><h2>${escaped(document.name)}</h2><div class="text">${reading}</div>${furniture}</article>`
  })
  return [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
    `<title>${escaped(title ?? heading)}</title><style>${STYLE}</style></head><body>`,
    `<header><h1>${escaped(title ?? heading)}</h1>${title === null ? '' : `<p>${escaped(heading)}</p>`}`,
    `<p>${escaped(summary(explained))}</p>`,
    `<ul class="legend">${MARK_KINDS.map((kind) => `<li><mark class="${kind}">${KIND_NAMES[kind]}</mark></li>`).join('')}</ul></header>`,
    `<div class="desk"><main>${shown.join('\n')}</main><nav class="side" aria-label="Facts">${side(explained, marks)}</nav></div>`,
    `<footer>Marked by trustlog, extractor ${escaped(extractorVersion)}.</footer></body></html>`,
    '',
  ].join('\n')
}

function summary({ responses }: Explained): string {
  if (responses.length === 0) return 'No response was found in it.'
  if (responses.length > 1) return counted(responses.length, 'response')
  return responses
    .flatMap(({ regime, receivedOn, respondedOn, publishedOn, outcome }) => [
      receivedOn && `received ${dateInWords(receivedOn)}`,
      respondedOn && `answered ${dateInWords(respondedOn)}`,
      publishedOn && `published ${dateInWords(publishedOn)}`,
      regime,
      inWords(outcome),
    ])
    .filter((part) => part !== null)
    .join(' · ')
}

function textParts(
  { text, readingEnd, replacements }: Explained['documents'][number],
  marks: NumberedMark[],
): string[] {
  const html = marked(text, marks, replacements, 0, readingEnd)
  const rest = text.slice(readingEnd).trim() === '' ? '' : marked(text, marks, replacements, readingEnd, text.length)
  return [html, rest === '' ? '' : `<div class="text furniture">${rest}</div>`]
}

function marked(
  text: string,
  marks: NumberedMark[],
  replacements: Explained['documents'][number]['replacements'],
  from: number,
  until: number,
): string {
  const moved = <Part extends { start: number; end: number }>(part: Part): Part => {
    return { ...part, start: Math.max(part.start, from) - from, end: Math.min(part.end, until) - from }
  }
  const ids = new Set<string>()
  let html = ''
  let before: Mark[] = []
  for (const { text: words, marks: over } of [
    ...piecesOf(text.slice(from, until), marks.map(moved), replacements.map(moved)),
    { text: '', marks: [] },
  ]) {
    const { close, open } = turn(before, over)
    html +=
      close.map(() => '</mark>').join('') +
      open.map((mark) => opened(mark as NumberedMark, ids)).join('') +
      escaped(words)
    before = over
  }
  return html.trim()
}

/** A mark that another one cuts in two bears its label once. */
function opened({ id, kind, label, value }: NumberedMark, ids: Set<string>): string {
  const said = value === null ? label : `${label}: ${value}`
  const again = ids.has(id)
  ids.add(id)
  const tag = again ? '' : `<span class="tag">${escaped(said)}</span>`
  return `<mark class="${kind}"${again ? '' : ` id="${id}"`} title="${escaped(said)}">${tag}`
}

function side({ responses }: Explained, marks: NumberedMark[]): string {
  const lists = MARK_KINDS.map((kind) => {
    const own = marks.filter((mark) => mark.kind === kind)
    if (own.length === 0) return ''
    const items = own.map(({ id, label, value }) => {
      const said = value === null ? '' : ` <small>${escaped(value)}</small>`
      return `<li><a class="${kind}" href="#${id}">${escaped(label)}</a>${said}</li>`
    })
    return `<h2>${KIND_NAMES[kind]}</h2><ul>${items.join('')}</ul>`
  })
  const corrected = responses
    .flatMap(({ corrections = [] }) => corrections)
    .map(({ field, value, extracted, why, who, date }) => {
      const said = `${field}: ${value ?? 'none'} instead of ${extracted ?? 'none'}`
      return `<li>${escaped(said)}<br><small>${escaped(`${why} (${who}, ${dateInWords(date)})`)}</small></li>`
    })
  const doubts = responses.flatMap(({ flags, contracts }) => [
    ...flags,
    ...contracts.flatMap((contract) => contract.flags),
  ])
  return [
    ...lists,
    corrected.length > 0 ? `<h2>Corrected by a person</h2><ul>${corrected.join('')}</ul>` : '',
    doubts.length > 0
      ? `<h2>Doubtful</h2><ul>${doubts.map((doubt) => `<li>${escaped(inWords(doubt))}</li>`).join('')}</ul>`
      : '',
  ].join('')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Control characters and marks that turn the reading direction say nothing on a page. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}
