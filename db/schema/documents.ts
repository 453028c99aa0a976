import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type {
  Block,
  NormalisedDocument,
  NormaliserWarning,
  PageSpan,
  RecognisedPage,
  StyledSpan,
} from '../../src/domain.ts'
import { instant, sha256 } from './checks.ts'

/** One row per content, however often and under whatever name it was published. */
export const documents = sqliteTable(
  'documents',
  {
    sha256: text('sha256').primaryKey(),
    mediaType: text('media_type').notNull(),
    byteLength: integer('byte_length').notNull(),
    title: text('title'),
    text: text('text').notNull(),
    /** Where the reading text ends and headers, footers and menus begin. */
    readingEnd: integer('reading_end').notNull(),
    blocks: text('blocks', { mode: 'json' }).$type<Block[]>().notNull(),
    styles: text('styles', { mode: 'json' }).$type<StyledSpan[]>().notNull(),
    pages: text('pages', { mode: 'json' }).$type<PageSpan[]>().notNull(),
    warnings: text('warnings', { mode: 'json' }).$type<NormaliserWarning[]>().notNull(),
    /** The pages read by OCR, with its confidence. */
    recognisedPages: text('recognised_pages', { mode: 'json' }).$type<RecognisedPage[]>().notNull().default([]),
    normaliserVersion: text('normaliser_version').notNull().$type<NormalisedDocument['normaliserVersion']>(),
    normalisedAt: text('normalised_at').notNull(),
  },
  () => [sha256('documents', 'sha256'), instant('documents', 'normalised_at')],
)

/** Which documents lie in which: the files of a ZIP archive, the attachments of a mail. */
export const documentMembers = sqliteTable(
  'document_members',
  {
    containerSha256: text('container_sha256')
      .notNull()
      .references(() => documents.sha256),
    /** From 0. */
    position: integer('position').notNull(),
    /** As it stands in the container. */
    name: text('name').notNull(),
    sha256: text('member_sha256')
      .notNull()
      .references(() => documents.sha256),
  },
  (table) => [
    primaryKey({ columns: [table.containerSha256, table.position] }),
    index('document_members_member').on(table.sha256),
  ],
)
