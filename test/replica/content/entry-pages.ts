/** What stands on an entry's own page: labels and values in one of the forms seen, sections, links to files. */
import { escapeHtml } from '../documents/html.ts'
import { fileBlock } from './lists.ts'
import type { FieldForm, PrintedFile, PrintedPage, SoftwareName } from './printed.ts'

type Fields = [label: string, value: string][]

const SET: Record<FieldForm, (fields: Fields) => string> = {
  definitions: (fields) =>
    `<dl>${fields.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`,
  table: (fields) =>
    `<figure class="wp-block-table"><table><tbody>${fields.map(([label, value]) => `<tr><td><strong>${escapeHtml(label)}</strong></td><td>${escapeHtml(value)}</td></tr>`).join('')}</tbody></table></figure>`,
  lines: (fields) =>
    `<p>${fields.map(([label, value]) => (label === '' ? escapeHtml(value) : `<strong>${escapeHtml(label)}:</strong> ${escapeHtml(value)}`)).join('<br>\n')}</p>`,
  'field-elements': (fields) =>
    fields
      .map(
        ([label, value]) =>
          `<div class="field field--label-inline"><div class="field__label">${escapeHtml(label)}</div><div class="field__item">${escapeHtml(value)}</div></div>`,
      )
      .join('\n'),
  headings: (fields) =>
    fields.map(([label, value]) => `<h3>${escapeHtml(label)}</h3>\n<p>${escapeHtml(value)}</p>`).join('\n'),
}

/** Plain text as paragraphs; HTML as it is. */
function paragraphs(content: string): string {
  if (content.trimStart().startsWith('<')) return content
  return content
    .split('\n')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n')
}

function fileLinks(files: PrintedFile[], software: SoftwareName): string {
  if (files.length === 0) return ''
  if (software === 'wordpress') return files.map(fileBlock).join('\n')
  const note = (file: PrintedFile) => (file.address.endsWith('.pdf') ? ' (PDF, 120KB)' : '')
  if (software === 'drupal')
    return files
      .map(
        (file) =>
          `<span class="file file--mime-application-pdf file--application-pdf"><a href="${escapeHtml(file.address)}" type="application/pdf">${escapeHtml(file.text)}</a></span> <span>(120.5 KB)</span>`,
      )
      .join('\n')
  return `<ul>${files.map((file) => `<li><a href="${escapeHtml(file.address)}">${escapeHtml(file.text)}</a>${note(file)}</li>`).join('')}</ul>`
}

/** The page's content below its h1. */
export function entryHtml(page: PrintedPage, form: FieldForm, software: SoftwareName): string {
  const sections = (page.sections ?? []).map(
    ([heading, content]) => `${heading === '' ? '' : `<h2>${escapeHtml(heading)}</h2>\n`}${paragraphs(content)}`,
  )
  const fields = page.fields && page.fields.length > 0 ? SET[form](page.fields) : ''
  return [fields, ...sections, fileLinks(page.files ?? [], software)].filter(Boolean).join('\n')
}
