/** What the header of a column, or a label, says of the values under it. */

export const TITLE_HEADER =
  /\b(?:title|name|caption|style|subject|description|document|matter|part(?:y|ies)|appellant|petitioner|plaintiff|claimant|applicant|meeting|committee|item|request|summary|topic|case|publication|report|respondent|debtor|titre|título|titel|asunto|objet)\b/i
export const DATE_HEADER =
  /\b(?:date|dated|filed|released?|decided|issued|published|posted|day|when|fecha|datum|data|decision|disclosed|response)\b/i
/** The date on which the thing itself came out. */
export const BEST_DATE_HEADER =
  /\b(?:filed|released?|decided|issued|published|posted|decision date|date of decision|opinion date|meeting date|date replied|response date|completed)\b/i
/** Dates of something else: when it was asked for, heard, or last changed. */
export const OTHER_DATE =
  /\b(?:argued|received|request(?:ed)? (?:date|on)|date requested|updated|modified|due|expir|heard|hearing|size|created)\b/i
const NUMBER_HEADER = /\b(?:no|nos|number|docket|reference|ref|citation|id|case(?: ?#)?|#)\b|#/i

/** Whether a column holds case numbers rather than names. */
export function isNumberHeader(header: string): boolean {
  return (
    NUMBER_HEADER.test(header) &&
    !/\b(?:name|title|caption|parties|description|subject)\b/i.test(header) &&
    !/^case$/i.test(header.trim())
  )
}
