import { asc, eq } from 'drizzle-orm'
import type { Connection } from '../connection.ts'
import { authorities, disclosureLogs } from '../schema.ts'
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

export interface TrustQuestions {
  /** @param name an ODS code, a log's slug, or part of an authority's name; null where nobody bears it */
  match(name: string): MatchedTrusts | null
  /** Every authority in the database, by name. */
  all(): NamedTrust[]
}

export function trustQuestions(connection: Connection): TrustQuestions {
  const named = { odsCode: authorities.odsCode, name: authorities.name }
  return {
    all: () => connection.select(named).from(authorities).orderBy(asc(authorities.name)).all(),
    match: (name) => {
      const byCode = connection.select(named).from(authorities).where(eq(authorities.odsCode, name.toUpperCase())).get()
      if (byCode) return { odsCodes: [byCode.odsCode], logSlug: null }
      const log = connection.select().from(disclosureLogs).where(eq(disclosureLogs.slug, name.toLowerCase())).get()
      if (log) return { odsCodes: [log.odsCode], logSlug: log.slug }
      const byName = connection.select(named).from(authorities).where(contains(authorities.name, name)).all()
      return byName.length === 0 ? null : { odsCodes: byName.map((trust) => trust.odsCode), logSlug: null }
    },
  }
}
