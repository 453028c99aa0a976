/** Case numbers as courts, tribunals and councils print them, beside the references of FOI requests. */
import { findCaseReferenceInName, findCaseReferences } from '../../src/identify/case-reference.ts'

/** `[2024] EWCA Civ 12`, `2024 ONCA 15`, `2024-Ohio-1234`. */
const NEUTRAL =
  /\[(?:19|20)\d\d\]\s[A-Z]{2,8}(?:\s\(?[A-Z][A-Za-z]{0,8}\)?)?\s\d{1,5}(?:\s\([A-Z][A-Za-z]{0,6}\))?|\b(?:19|20)\d\d(?:\s[A-Z]{2,8}\s\d{1,5}|-[A-Z][A-Za-z]{1,6}-\d{1,6})\b/
/** `23-3211`, `A-1234-22`, `S-24-0012`, `2D22-1234`, `1:22-cv-01234-ABC`, `PD-0123-23`, `24A-CR-1234`. */
const DOCKET =
  /(?<![\w/.-])(?:\d{1,2}:)?(?:[A-Z]{1,4}-?)?(?:\d{2,4}[A-Z]{0,3}|\d[A-Z]\d{2})[-–](?:[A-Za-z]{1,5}[-–])?\d{2,7}(?:[-–][A-Za-z\d]{1,6})*(?![\w/])/
/** A number behind a word that says so. */
const NUMBERED =
  /\b(?:case|docket|file|appeal|application|claim|decision|opinion|petition|matter|no|nos|number|ref|reference)s?(?:\.|\b)\s?(?:no|number|id|ref)?s?\.?\s?[:#]?\s{0,2}([A-Z\d][A-Z\d./-]{0,20}\d[A-Z\d/-]{0,12})/i

function isDateLike(text: string): boolean {
  return /^\d{1,2}[-–/]\d{1,2}[-–/]\d{2,4}$|^(?:19|20)\d\d[-–/]\d{1,2}(?:[-–/]\d{1,2})?$|^(?:19|20)\d\d[-–/]\d\d$/.test(
    text,
  )
}

/** The first case number in a text, as printed; null where there is none. */
export function caseNumberIn(text: string): string | null {
  const [reference] = findCaseReferences(text)
  if (reference) return reference.printed
  const neutral = NEUTRAL.exec(text)?.[0]
  if (neutral !== undefined) return neutral
  const numbered = NUMBERED.exec(text)?.[1]
  if (
    numbered !== undefined &&
    !/^(?:19|20)\d\d$/.test(numbered) &&
    !isDateLike(numbered) &&
    numbered.replace(/\D/g, '').length > 1
  )
    return numbered
  const docket = DOCKET.exec(text)?.[0]
  return docket !== undefined && !isDateLike(docket) ? docket : null
}

/** The case number of a title, a link's text or a file name. */
export function caseNumberInName(name: string): string | null {
  return caseNumberIn(name) ?? findCaseReferenceInName(name)?.printed ?? null
}

/** A cell or a line that is nothing but case numbers: "63410-ADR, 63434-ADR", "No. 23-3211", "A24-0012". */
export function isOnlyCaseNumbers(text: string): boolean {
  const words = text
    .replace(/\b(?:case|docket|file|nos?|numbers?|and|&|consolidated|with|et al|ref|reference|foi|eir)\b\.?/gi, ' ')
    .split(/[\s,;:()]+/)
    .filter(Boolean)
  return words.length > 0 && words.every((word) => /\d/.test(word) && word.length <= 24)
}
