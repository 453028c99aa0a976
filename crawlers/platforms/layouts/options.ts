import { z } from 'zod'
import { ownLabels } from '../reading/case-details.ts'
import { pathPatterns } from '../reading/path-patterns.ts'

/** What differs between two sites on the same software. Every one of them may be left out. */
export const layoutOptions = z.strictObject({
  /**
   * How the log's pages are laid out: a list whose `entries` have pages of their own, a `table` with a row a case, or
   * `documents`, a list of links to letters, under headings or in an accordion or neither.
   */
  layout: z.enum(['entries', 'table', 'documents']).optional(),
  /** CSS selector of the part of a listing page in which the log stands, where the page holds more than the log. */
  within: z.string().min(1).optional(),
  /** Where entries live, such as `/responses/*`: more certain than any markup, and the same through every redesign. */
  entryPaths: pathPatterns.optional(),
  /** CSS selector of the list's items, where neither `entryPaths` nor the software's own markup tells them. */
  entry: z.string().min(1).optional(),
  /** Where further listings of the log live, such as `/foi-requests/*`: one a year, a month, a subject. */
  listingPaths: pathPatterns.optional(),
  /** The log's address is a page about FOI: where it lists nothing itself, its links that name the log are followed. */
  landing: z.boolean().optional(),
  /** CSS selector, on an entry's page, of what holds the links to its documents; the page's own content by default. */
  documents: z.string().min(1).optional(),
  /** Labels, or columns of the table, that do not say by themselves what they hold. */
  labels: ownLabels.optional(),
  /** Rows without a link are cases too: the log gives summaries, and sends its responses on request. */
  summaries: z.boolean().optional(),
  /** Only documents that print a case's reference are responses: the page lists much else, such as a publication scheme. */
  onlyReferenced: z.boolean().optional(),
  /** Hosts on which the site's builder keeps a copy, and to which some links were left leading: read as the site's own. */
  mirrors: z.array(z.string().min(1)).optional(),
})
export type LayoutOptions = z.infer<typeof layoutOptions>
