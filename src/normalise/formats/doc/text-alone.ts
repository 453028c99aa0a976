import type { Furniture } from '../../../domain.ts'
import type { BlockDraft } from '../../document-draft.ts'
import { fieldCodes } from './hidden-field-codes.ts'
import { readStories, type Stretch } from './information-block.ts'
import { readText } from './pieces.ts'
import { openWordStreams } from './streams.ts'
import { wordTextBlocks } from './word-text.ts'

/**
 * Reads the text of a Word 97–2003 document of which nothing else can be read; printed labels and tables are found again
 * in it. @throws where the text cannot be read either
 */
export function readTextAlone(bytes: Buffer): BlockDraft[] {
  const streams = openWordStreams(bytes)
  const { letters } = readText(streams)
  const stories = readStories(streams)
  const blocks = (stretch: Stretch) => wordTextBlocks(printed(letters, stretch))
  const body = [stories.main, stories.footnotes, stories.endnotes].flatMap(blocks)
  const boxes = blocks(stories.boxes)
  return [
    // A letter that was laid out in text boxes has nothing else to read.
    ...(body.length === 0 ? boxes : [...body, ...placed(boxes, 'text_box')]),
    ...placed(blocks(stories.edges), 'header'),
  ]
}

function placed(blocks: BlockDraft[], furniture: Furniture): BlockDraft[] {
  return blocks.map((block) => ({ ...block, furniture }))
}

/** Paragraphs end in a line break, cells in a tab, and rows in both; field codes and other signs print nothing. */
function printed(letters: string, { start, end }: Stretch): string {
  const stretch = { start: Math.min(start, letters.length), end: Math.min(end, letters.length) }
  const isCode = fieldCodes(letters, stretch)
  let text = ''
  for (let at = stretch.start; at < stretch.end; at++) if (!isCode(at)) text += letters[at]
  return (
    text
      .replaceAll('\x07\x07', '\t\n')
      .replaceAll('\x07', '\t')
      .replace(/[\r\v\f]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are Word's signs
      .replace(/[\x00-\x08\x0e-\x1f]/g, '')
  )
}
