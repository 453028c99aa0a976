import { textWidth } from './output.ts'

/** Cuts to at most `width` characters, the last of them `…` where something was cut. */
export function cut(text: string, width: number): string {
  const characters = [...text]
  return characters.length <= width
    ? text
    : `${characters
        .slice(0, Math.max(0, width - 1))
        .join('')
        .trimEnd()}…`
}

/** Breaks a text between words into lines of at most `width` columns; a word longer than a line stands alone. */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/\s/).filter((part) => part !== '')) {
      if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}

/**
 * A paragraph for people: wrapped to the width, each line indented, the first by `first` instead (such as a label).
 * `first` and `rest` take the same number of columns.
 */
export function paragraph(text: string, width: number, rest: string, first: string = rest): string {
  return wrapLines(text, Math.max(20, width - textWidth(rest)))
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join('\n')
}
