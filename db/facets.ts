/**
 * What a response is known by beside its words, as words of the full-text index of their own column: whose it is, its
 * outcome, its year and month, the categories of its contracts and the sections it cites. A search within a trust then
 * reads what both have, rather than every response that has the words. The other conditions are checked all the same:
 * a facet may let in too much, never too little.
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

const DATE = 'coalesce(r.published_on, r.responded_on, r.received_on)'

/** The same in SQL, of response `r`. */
function facetIn(kind: string, value: string): string {
  const bare = ["'_'", "'-'", "' '"].reduce((text, character) => `replace(${text}, ${character}, '')`, value)
  return `char(0xe000) || '${kind}' || ${bare} || '0'`
}

/** The SQL of all facets of response `r`, which is published, as one text. */
export const FACETS = `concat_ws(' ',
  ${facetIn('ods', 'r.ods_code')},
  ${facetIn('outcome', 'r.outcome')},
  coalesce(${facetIn('year', `substr(${DATE}, 1, 4)`)}, char(0xe000) || 'undated0'),
  ${facetIn('month', `substr(${DATE}, 1, 7)`)},
  (SELECT group_concat(DISTINCT ${facetIn('category', 'c.category')}) FROM contracts c WHERE c.revision_id = r.current_revision_id),
  (SELECT group_concat(DISTINCT ${facetIn('section', 'x.section')}) FROM exemption_citations x WHERE x.revision_id = r.current_revision_id))`
