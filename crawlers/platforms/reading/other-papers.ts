/** Titles of papers that stand on the pages of a disclosure log and answer nobody's request. */
const OTHER_PAPERS =
  /\b(?:polic(?:y|ies)|procedures?|publication scheme|(?:schedule of|fees and|publication) charges|privacy|cookies?|accessibility|strateg(?:y|ies)|annual (?:report|accounts)|leaflet|guidance|guide to|how to|mak(?:e|ing) an? (?:[a-z]+ ){0,3}request|form|agenda|minutes|board papers|terms of reference|structure chart)\b/i

/** Whether a document is, by its title, a policy, a form, a report or another paper of the body itself. */
export function isOtherPaper(title: string | null): boolean {
  return OTHER_PAPERS.test(title ?? '')
}
