import type { NormaliserWarning } from '../domain.ts'

/** What programs and offices write where a name belongs. */
const NOBODY =
  /\b(?:user|users|admin|administrator|owner|windows|microsoft|office|author|unknown|default|staff|nhs|trust|team|foi|information|governance|department|hospital|board|council|limited|ltd|openpyxl|libreoffice|apache|word|pdf|acrobat|scanner|copier|xerox|ricoh|canon|konica|sharp)\b/i
/** Given name and surname, in either order. */
const PERSON = /^\p{Lu}[\p{L}’'.-]*(?:,? \(?\p{Lu}[\p{L}’'.-]*\)?){1,4}$/u

/** Says of the persons whom a document's properties name as its authors how many they are, never who. */
export function authorWarnings(names: readonly unknown[]): NormaliserWarning[] {
  const people = new Set(
    names.filter((name) => typeof name === 'string').filter((name) => PERSON.test(name.trim()) && !NOBODY.test(name)),
  )
  if (people.size === 0) return []
  const message = `The properties of the document name ${people.size === 1 ? 'a person' : `${people.size} people`} as its author.`
  return [{ kind: 'metadata_author', message, place: null, count: people.size }]
}
