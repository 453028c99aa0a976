/** A page of a PDF as it is printed: pieces of text with their places. Points, from the top left corner as shown. */

/** Text of one font and colour on one line, as the page draws it. */
export interface Fragment {
  text: string
  /** Left edge. */
  x: number
  /** Baseline, counted downwards. */
  y: number
  width: number
  /** Height of the font. */
  size: number
  bold: boolean
  italic: boolean
  colour: string | null
  /** Whether white space is printed before it. */
  spaced: boolean
  /** The marked content that it belongs to, by which the document's tags point at it. */
  tag: string | null
  /** Marked by its producer as not part of the text: running headers, footers, page numbers. */
  artifact: boolean
  page: number
}

/** Fragments on one baseline, from left to right. */
export interface Line {
  fragments: Fragment[]
  x: number
  right: number
  y: number
  size: number
  page: number
}

/** A drawn horizontal or vertical rule, such as a table's border. */
export interface Rule {
  x: number
  y: number
  width: number
  height: number
}

/** A node of the tree of tags: a role with children, or a pointer to marked content. */
export interface TagNode {
  role: string
  children: (TagNode | TagPointer)[]
}

export interface TagPointer {
  content: string
}

export interface PdfPage {
  number: number
  width: number
  height: number
  fragments: Fragment[]
  rules: Rule[]
  tags: TagNode | null
  /** Whether OCR has read it: its places are those of ink, its words stand alone. */
  recognised: boolean
}

/** The words of a line, spaces as printed. */
export function lineText(line: Line): string {
  return line.fragments
    .map((fragment) => (fragment.spaced ? ' ' : '') + fragment.text)
    .join('')
    .trim()
}

/** Makes a line of fragments that are in order. */
export function lineOf(fragments: Fragment[]): Line {
  const [first] = fragments
  const line: Line = { fragments, x: Infinity, right: -Infinity, y: first?.y ?? 0, size: 0, page: first?.page ?? 0 }
  for (const { x, y, width, size } of fragments) {
    line.x = Math.min(line.x, x)
    line.right = Math.max(line.right, x + width)
    // The largest letters tell the baseline: superscripts stand above it.
    if (size > line.size) [line.size, line.y] = [size, y]
  }
  return line
}

/** The left and right edge of some lines. */
export function edgesOf(lines: Line[]): { left: number; right: number } {
  let [left, right] = [Infinity, -Infinity]
  for (const line of lines) {
    left = Math.min(left, line.x)
    right = Math.max(right, line.right)
  }
  return { left, right }
}

/** How many tags a tree holds, to bound the work. */
export function countTags(node: TagNode): number {
  return node.children.reduce((count, child) => count + ('role' in child ? countTags(child) : 1), 1)
}
