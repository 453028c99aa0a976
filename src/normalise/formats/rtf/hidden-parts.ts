import type { NormaliserWarning } from '../../../domain.ts'
import { carriedWarnings } from '../../carried-parts.ts'
import { authorWarnings } from '../../metadata-authors.ts'
import type { RtfToken } from './tokens.ts'
import { SILENT } from './words.ts'

/** Finds what a Rich Text file holds without showing it, by kind and number; nothing of what it says is kept. */
export function hiddenParts(tokens: Iterable<RtfToken>): NormaliserWarning[] {
  const counts = { comments: 0, tracked_changes: 0, hidden_text: 0, embedded_file: 0 }
  const authors: string[] = []
  const groups: Group[] = []
  let group: Group = { silent: false, author: null, mark: null }
  for (const token of tokens) {
    if (token.kind === 'open') {
      groups.push(group)
      group = { ...group, author: null }
    } else if (token.kind === 'close') {
      if (group.author !== null) authors.push(group.author)
      group = groups.pop() ?? { silent: false, author: null, mark: null }
    } else if (token.kind === 'word') takeWord(token.name, token.value !== 0)
    else if (token.kind === 'text') takeText(token.text)
  }
  return [...carriedWarnings(counts), ...authorWarnings(authors)]

  function takeWord(name: string, on: boolean): void {
    if (name === 'annotation') counts.comments++
    else if (name === 'objdata') counts.embedded_file++
    else if (name === 'author' || name === 'operator') group.author = ''
    else if (name === 'plain') group.mark = null
    else if (name === 'v') group.mark = on ? 'hidden_text' : null
    else if (name === 'deleted' || name === 'revised') group.mark = on ? 'tracked_changes' : null
    if (SILENT.has(name)) group.silent = true
  }

  /** A run of letters counts once, however many pieces it is written in. */
  function takeText(text: string): void {
    if (group.author !== null) group.author += text
    if (group.silent || group.mark === null || text.trim() === '') return
    counts[group.mark]++
    group.mark = null
  }
}

interface Group {
  /** Whether nothing of it is printed anyway. */
  silent: boolean
  /** The name that it holds, as far as it has been read; null where it holds none. */
  author: string | null
  mark: 'hidden_text' | 'tracked_changes' | null
}
