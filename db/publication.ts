import { and, desc, eq } from 'drizzle-orm'
import type { Connection } from './connection.ts'
import { publishedDetails } from './revisions.ts'
import { responseRevisions, responses } from './schema.ts'
import { searchIndex } from './search.ts'
import { workingDays } from './working-days.ts'

/**
 * Lets a response say what its latest revision says that is not held back, in its own columns and in the full-text index;
 * to be called in the transaction that changed its revisions. Where all are held back it is not published, and its own
 * columns keep what the latest says.
 */
export function publisher(connection: Connection): (responseId: number) => void {
  const search = searchIndex(connection)
  const latest = (responseId: number, heldBack?: boolean) =>
    connection
      .select()
      .from(responseRevisions)
      .where(
        and(
          eq(responseRevisions.responseId, responseId),
          heldBack === undefined ? undefined : eq(responseRevisions.heldBack, heldBack),
        ),
      )
      .orderBy(desc(responseRevisions.number))
      .limit(1)
      .get()

  return (responseId) => {
    const current = latest(responseId, false)
    const shown = current ?? latest(responseId)
    if (shown === undefined) return
    const published = publishedDetails(shown)
    connection
      .update(responses)
      .set({
        ...published,
        workingDays: workingDays(published.receivedOn, published.respondedOn),
        currentRevisionId: current?.id ?? null,
      })
      .where(eq(responses.id, responseId))
      .run()
    search.index(responseId)
  }
}
