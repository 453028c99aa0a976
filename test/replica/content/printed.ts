/** What a site prints of its log, before it is put into a content management system's markup. */
import { z } from 'zod'

const printedFile = z.strictObject({
  /** As the site links it: relative or absolute, encoded or not. */
  address: z.string(),
  text: z.string(),
})
export type PrintedFile = z.infer<typeof printedFile>

const printedPage = z.strictObject({
  /** The page's h1. */
  heading: z.string(),
  /** Labels and their values. */
  fields: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** Headings ('' for none) and what stands under each: paragraphs a line each, or HTML. */
  sections: z.array(z.tuple([z.string(), z.string()])).optional(),
  files: z.array(printedFile).optional(),
})
/** An entry's own page. */
export type PrintedPage = z.infer<typeof printedPage>

const printedEntry = z.strictObject({
  /** Its page; left out where the list leads to files alone. */
  address: z.string().optional(),
  /** The link's text. */
  text: z.string(),
  /** A line beside it: a date, an excerpt. */
  line: z.string().optional(),
  /** Of a table's row, in the order of the columns; the cell `link` holds the links. */
  cells: z.array(z.string()).optional(),
  /** Linked from the list itself. */
  files: z.array(printedFile).optional(),
  page: printedPage.optional(),
})
/** An entry as a listing prints it. */
export type PrintedEntry = z.infer<typeof printedEntry>

export const printedListing = z.strictObject({
  heading: z.string(),
  entries: z.array(printedEntry).default([]),
  /** Headings of a table's columns. */
  columns: z.array(z.string()).optional(),
  /** Entries under headings of their own: by month, by subject. */
  groups: z.array(z.strictObject({ heading: z.string(), entries: z.array(printedEntry) })).optional(),
  /** Address of the next page. */
  next: z.string().optional(),
  /** Other listings of the log: text and address. */
  branches: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** HTML that stands above the list. */
  introduction: z.string().optional(),
})
export type PrintedListing = z.infer<typeof printedListing>

/** How an entry's page sets labels beside values. */
export const FIELD_FORMS = ['definitions', 'table', 'lines', 'field-elements', 'headings'] as const
export type FieldForm = (typeof FIELD_FORMS)[number]

/** How a listing sets its entries. */
export const LIST_FORMS = [
  'articles',
  'divi',
  'blocks',
  'tablepress',
  'table',
  'views',
  'joomla-table',
  'joomla-blog',
  'mura',
  'list',
  'headings',
  'accordion',
  'file-download',
  'sitemap',
  'sitemap-index',
] as const
export type ListForm = (typeof LIST_FORMS)[number]

export const SOFTWARE = ['wordpress', 'umbraco', 'drupal', 'joomla', 'nhs-wales', 'infreemation', 'plain'] as const
export type SoftwareName = (typeof SOFTWARE)[number]
