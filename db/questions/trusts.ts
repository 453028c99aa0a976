import { asc, eq, inArray } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authorities, authorityPredecessors, disclosureLogs } from '../schema.ts'
import { contains } from './scope.ts'

/** Whom a name means: authorities, or one of their logs. */
export interface MatchedTrusts {
  odsCodes: string[]
  /** Set where the name is a log's. */
  logSlug: string | null
}

/** A trust as one would name it. */
export interface NamedTrust {
  odsCode: string
  name: string
}

export interface KnownTrust extends NamedTrust {
  /** Whether a disclosure log of its own is known. */
  hasLog: boolean
}

export interface TrustQuestions {
  /**
   * Whom a name means, those included that merged into them: what a predecessor answered is found under its successor.
   * @param name an ODS code, a log's slug, or part of an authority's name; null where nobody bears it
   */
  match(name: string): MatchedTrusts | null
  /** The nations, regions or sectors of the authorities in the database, by name. */
  places(kind: 'nation' | 'region' | 'sector'): string[]
  /** Every authority in the database, by name. */
  all(): KnownTrust[]
}

export function trustQuestions(connection: Connection): TrustQuestions {
  const named = { odsCode: authorities.odsCode, name: authorities.name }

  /** The codes given and those of everybody who merged into them, directly or before that. */
  function withPredecessors(codes: string[]): string[] {
    const { predecessorOds, successorOds } = authorityPredecessors
    const known = new Set(codes)
    for (let latest = codes; latest.length > 0; ) {
      const rows = connection
        .select({ code: predecessorOds })
        .from(authorityPredecessors)
        .where(inArray(successorOds, latest))
        .all()
      latest = rows.map((row) => row.code).filter((code) => !known.has(code))
      for (const code of latest) known.add(code)
    }
    return [...known]
  }

  return {
    places: (kind) =>
      connection
        .selectDistinct({ name: authorities[kind] })
        .from(authorities)
        .orderBy(asc(authorities[kind]))
        .all()
        .flatMap(({ name }) => name ?? []),
    all: () => {
      const withLogs = new Set(
        connection
          .selectDistinct({ odsCode: disclosureLogs.odsCode })
          .from(disclosureLogs)
          .all()
          .map(({ odsCode }) => odsCode),
      )
      const rows = connection.select(named).from(authorities).orderBy(asc(authorities.name)).all()
      return rows.map((trust) => ({ ...trust, hasLog: withLogs.has(trust.odsCode) }))
    },
    match: (name) => {
      const byCode = connection.select(named).from(authorities).where(eq(authorities.odsCode, name.toUpperCase())).get()
      if (byCode) return { odsCodes: withPredecessors([byCode.odsCode]), logSlug: null }
      const log = connection.select().from(disclosureLogs).where(eq(disclosureLogs.slug, name.toLowerCase())).get()
      if (log) return { odsCodes: [log.odsCode], logSlug: log.slug }
      const byName = connection.select(named).from(authorities).where(contains(authorities.name, name)).all()
      if (byName.length === 0) return null
      return { odsCodes: withPredecessors(byName.map((trust) => trust.odsCode)), logSlug: null }
    },
  }
}
