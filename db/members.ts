import { isDeepStrictEqual } from 'node:util'
import { asc, eq, sql } from 'drizzle-orm'
import type { Sha256 } from '../src/domain.ts'
import type { Connection } from './connection.ts'
import { prepareInsert } from './prepared.ts'
import { documentMembers, documents } from './schema.ts'

/** A document as it lies in a container. */
export interface StoredMember {
  name: string
  sha256: Sha256
  byteLength: number
}

export interface MemberRepository {
  /** What lies directly in a container, in its order; nothing where it is none, or was never opened. */
  of(container: Sha256): StoredMember[]
  /** The containers that a document lies in directly. */
  containersOf(sha256: Sha256): Sha256[]
  /** Saves what a container holds, in place of what was saved before. All of the documents must have been saved. */
  save(container: Sha256, members: readonly Pick<StoredMember, 'name' | 'sha256'>[]): void
}

export function memberRepository(connection: Connection): MemberRepository {
  const insert = prepareInsert(connection, documentMembers)
  const within = connection
    .select({ name: documentMembers.name, sha256: documentMembers.sha256, byteLength: documents.byteLength })
    .from(documentMembers)
    .innerJoin(documents, eq(documents.sha256, documentMembers.sha256))
    .where(eq(documentMembers.containerSha256, sql.placeholder('container')))
    .orderBy(asc(documentMembers.position))
    .prepare()
  const around = connection
    .selectDistinct({ container: documentMembers.containerSha256 })
    .from(documentMembers)
    .where(eq(documentMembers.sha256, sql.placeholder('sha256')))
    .prepare()

  return {
    of: (container) => within.all({ container }),
    containersOf: (sha256) => around.all({ sha256 }).map(({ container }) => container),
    save: (container, members) => {
      const wanted = members.map(({ name, sha256 }) => ({ name, sha256 }))
      const held = within.all({ container }).map(({ name, sha256 }) => ({ name, sha256 }))
      if (isDeepStrictEqual(wanted, held)) return
      connection.delete(documentMembers).where(eq(documentMembers.containerSha256, container)).run()
      for (const [position, member] of wanted.entries()) insert({ containerSha256: container, position, ...member })
    },
  }
}
