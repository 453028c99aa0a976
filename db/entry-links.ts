import { and, eq, inArray, or, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { disclosureLogs, logEntries, responseDocuments, responses } from './schema.ts'

/*
 * An entry leads to the response that it names, and to those that have one of its documents: an entry for a monthly
 * compilation leads to many responses, and a case listed twice has several entries.
 */

/** The condition that an entry has an address, in whatever log: the logs are few, and the index is by log and address. */
export function isAt(connection: Connection, url: string): SQL | undefined {
  const logs = connection.select({ slug: disclosureLogs.slug }).from(disclosureLogs)
  return and(inArray(logEntries.logSlug, logs), eq(logEntries.url, url))
}

/** Ids of the responses that certain entries lead to. */
export function responsesBehind(connection: Connection, entries: SQL | undefined) {
  const named = connection.select({ id: logEntries.responseId }).from(logEntries).where(entries)
  const documented = connection
    .select({ id: responses.id })
    .from(logEntries)
    .innerJoin(responseDocuments, eq(responseDocuments.entryId, logEntries.id))
    .innerJoin(responses, eq(responses.currentRevisionId, responseDocuments.revisionId))
    .where(entries)
  return named.union(documented)
}

/** The condition that an entry leads to a response, given the response's and its current revision's id. */
export function leadsTo(
  connection: Connection,
  responseId: SQLWrapper | number,
  revisionId: SQLWrapper | number,
): SQL | undefined {
  const ofDocuments = connection
    .select({ id: responseDocuments.entryId })
    .from(responseDocuments)
    .where(eq(responseDocuments.revisionId, revisionId))
  return or(eq(logEntries.responseId, responseId), inArray(logEntries.id, ofDocuments))
}
