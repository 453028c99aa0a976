import type { CaseReference } from '../domain.ts'
import { canonicaliseCaseReference, findCaseReferenceInName } from './case-reference.ts'

/** Where a response's reference may be printed. */
export interface ReferenceSources {
  /** The log's own field or listing. */
  listed: string | null
  /** The letter's text, as the extraction read it. */
  extracted: string | null
  title: string | null
  fileNames: string[]
}

export interface ChosenReference {
  reference: CaseReference | null
  /** Set where the log and the letter name different cases: the log's wins, and a person should look. */
  contradictedBy: string | null
}

/** The log's own field first, then the letter, then titles and file names, where a code without a keyword counts too. */
export function chooseReference({ listed, extracted, title, fileNames }: ReferenceSources): ChosenReference {
  const fromLog = listed === null ? null : canonicaliseCaseReference(listed)
  const fromLetter = extracted === null ? null : canonicaliseCaseReference(extracted)
  if (fromLog && fromLetter && fromLog.canonical !== fromLetter.canonical) {
    // A review's letter names the request that it reviews as well; that is no contradiction.
    const sameNumber = fromLog.canonical.replace('IR/', '') === fromLetter.canonical.replace('IR/', '')
    return { reference: fromLog, contradictedBy: sameNumber ? null : fromLetter.printed }
  }
  const reference =
    fromLog ??
    fromLetter ??
    [title, ...fileNames].reduce<CaseReference | null>(
      (found, name) => found ?? findCaseReferenceInName(name ?? ''),
      null,
    )
  return { reference, contradictedBy: null }
}
