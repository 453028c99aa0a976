/**
 * What a response is known by beside its words, as words of the full-text index of their own column: whose it is, its
 * outcome, its year and month, the categories of its contracts and the sections it cites. A search within a trust then
 * reads what both have, rather than every response that has the words. What facets say in full is not checked again, see
 * `questions/faceted-scopes.ts`: whoever changes what they are made of indexes the response anew.
 */

/** A character of no language, so that nobody's search meets a facet. */
const MARK = '\ue000'

/** Facets end in a figure, behind which the stemmer cuts nothing off. */
function facet(kind: string, value: string): string {
  return `${MARK}${kind}${value.replaceAll(/[_\- ]/g, '')}0`
}

export const facetOf = {
  authority: (odsCode: string) => facet('ods', odsCode),
  outcome: (outcome: string) => facet('outcome', outcome),
  /** `2024`, of every date in it. */
  year: (year: string) => facet('year', year),
  /** `2024-03`, or `2024` of a date that is known to its year only. */
  month: (month: string) => facet('month', month),
  /** No date is known of it, so that it counts under the day on which it was first seen. */
  undated: facet('undated', ''),
  category: (category: string) => facet('category', category),
  section: (section: string) => facet('section', section),
}

interface Faceted {
  odsCode: string
  outcome: string
  receivedOn: string | null
  respondedOn: string | null
  publishedOn: string | null
  /** Of its contracts. */
  categories: readonly string[]
  /** That it cites. */
  sections: readonly string[]
}

/** All facets of a response, each once and sorted, as one text. */
export function facetsOf({
  odsCode,
  outcome,
  receivedOn,
  respondedOn,
  publishedOn,
  categories,
  sections,
}: Faceted): string {
  const date = publishedOn ?? respondedOn ?? receivedOn
  const ofDate = date === null ? [facetOf.undated] : [facetOf.year(date.slice(0, 4)), facetOf.month(date.slice(0, 7))]
  const facets = [
    facetOf.authority(odsCode),
    facetOf.outcome(outcome),
    ...ofDate,
    ...categories.map(facetOf.category),
    ...sections.map(facetOf.section),
  ]
  return [...new Set(facets)].sort().join(' ')
}
