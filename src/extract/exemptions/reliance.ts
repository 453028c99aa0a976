/** Tells the provisions that a reply relies on from those that it only names, and ties them to the questions refused. */
import type { Answer, ExemptionCitation, MentionedProvision, NormalisedDocument, Regime } from '../../domain.ts'
import { evidenceAt } from '../evidence.ts'
import { starsIn } from '../notes.ts'
import { readOrdinals } from '../reading/labels.ts'
import { type Citation, findCitations } from './citations.ts'
import { findProvision, isGround, isNeitherConfirmNorDeny } from './provisions.ts'

/** A stretch of the reply in which citations are looked for. */
export interface CitingText {
  document: number
  start: number
  end: number
  /** The answer that the stretch is, null for a remark apart from the answers. */
  answer: Answer | null
}

export interface ReadProvisions {
  exemptions: ExemptionCitation[]
  mentioned: MentionedProvision[]
}

const OTHER_LAW =
  /^[\s,)]{0,3}(?:of|under|in) the (?!freedom|foi|act\b|environmental|eir|regulations)[\p{L} ]{0,60}\b(?:act|regulations?|policy|code|agreement|order)\b|^[\s]{0,2}(?:aftercare|after[- ]care|agreement|mha\b|mental health|of (?:the|this|our) policy)/iu
const LAW_BEFORE =
  /\b(?:mental health act|mha|data protection act|gdpr|equality act|care act|nhs act|policy)\b[^.]{0,30}$/i
const POINTS_TO_LIST =
  /\b(?:matters|interests|factors|purposes|functions|wording|duty|duties)\b[^.]{0,40}\b(?:in|of|under|by) (?:the )?(?:regulation |section )?$/i
const EARLIER = /\b(?:first|initial|original|earlier|previous) (?:reply|response|decision|refusal)\b/i
const UPHELD = /\b(?:i|we) (?:agree|uphold|maintain|adopt|confirm)|\bremains? (?:withheld|exempt|engaged)|\bupheld\b/i

/**
 * @param texts the answers and the remarks of a reply, never the request or the closing
 * @param answers all answers, to tie a ground that stands apart to what it refuses
 */
export function readProvisions(
  texts: CitingText[],
  answers: Answer[],
  regime: Regime,
  documents: NormalisedDocument[],
): ReadProvisions {
  const exemptions: ExemptionCitation[] = []
  const sectionsOf = rememberSections()
  const mentioned: MentionedProvision[] = []
  for (const place of texts) {
    const text = documents[place.document]?.text ?? ''
    for (const citation of findCitations(text.slice(place.start, place.end))) {
      const at = { document: place.document, start: place.start + citation.start, end: place.start + citation.end }
      const evidence = evidenceAt(documents, at)
      const law = regimeOf(citation, regime)
      const provision = law && findProvision(law, citation.section)
      const stretch = text.slice(place.start, place.end)
      if (law && provision && isGround(provision, citation.subsection) && isReliedOn(citation, stretch)) {
        const ncnd = isNeitherConfirmNorDeny(provision, citation.subsection)
        const { section, subsection } = citation
        exemptions.push({
          regime: law,
          section,
          subsection,
          questions: questionsOf(place, stretch, citation, answers, sectionsOf),
          ncnd,
          evidence,
        })
      } else mentioned.push({ provision: nameOf(citation), evidence })
    }
  }
  return { exemptions: gathered(exemptions), mentioned: distinct(mentioned) }
}

/** The sections that an answer cites, read once an answer. */
function rememberSections(): (answer: Answer) => Set<string> {
  const known = new Map<Answer, Set<string>>()
  return (answer) => {
    const sections = known.get(answer) ?? new Set(findCitations(answer.text).map((citation) => citation.section))
    known.set(answer, sections)
    return sections
  }
}

function regimeOf(citation: Citation, regime: Regime): Regime | null {
  if (citation.kind === 'article') return null
  const environmental = regime === 'EIR' || regime === 'EISR'
  if (citation.kind === 'regulation') return environmental ? regime : 'EIR'
  return environmental && !/^(?:12|13|10|11|6)$/.test(citation.section) ? 'FOIA' : regime
}

function isReliedOn(citation: Citation, text: string): boolean {
  const before = text.slice(Math.max(0, citation.start - 120), citation.start)
  const after = text.slice(citation.end, citation.end + 80)
  if (OTHER_LAW.test(after) || LAW_BEFORE.test(before)) return false
  if (POINTS_TO_LIST.test(before)) return false
  if (EARLIER.test(before)) {
    return isUpheld(citation, text.slice(citation.end, citation.end + 2_000))
  }
  return true
}

/** A review upholds an earlier ground in general words, or by naming it; one that it leaves out where it names others has fallen. */
function isUpheld(citation: Citation, behind: string): boolean {
  const upheld = UPHELD.exec(behind)
  if (!upheld || /\boverturn/i.test(behind)) return false
  const named = findCitations(behind.slice(upheld.index)).filter((later) => later.kind === citation.kind)
  return named.length === 0 || named.some((later) => later.section === citation.section)
}

function questionsOf(
  place: CitingText,
  text: string,
  citation: Citation,
  answers: Answer[],
  sectionsOf: (answer: Answer) => Set<string>,
): string[] {
  if (place.answer) return place.answer.questions
  const stars = text.startsWith('*') ? starsIn(text.slice(0, 4)) : ''
  const calling = stars === '' ? [] : answers.filter((answer) => starsIn(answer.text) === stars)
  if (calling.length > 0) return [...new Set(calling.flatMap((answer) => answer.questions))]
  const all = [...new Set(answers.flatMap((answer) => answer.questions))]
  const near = text.slice(Math.max(0, citation.start - 60), citation.end + 60)
  const named = /\bquestions? ?((?:\d{1,2}[a-z]?(?: ?(?:,|&|and|to) ?)?){1,8})/i.exec(near)?.[1]
  const ordinals = named === undefined ? [] : readOrdinals(named).filter((label) => all.includes(label))
  if (ordinals.length > 0) return ordinals
  const refused = answers.filter((answer) => answer.outcome === 'withheld' || answer.outcome === 'partially_withheld')
  const silent = refused.filter((answer) => sectionsOf(answer).size === 0)
  const same = answers.filter((answer) => sectionsOf(answer).has(citation.section))
  const meant = same.length > 0 ? same : silent.length > 0 ? silent : refused
  return meant.length > 0 ? [...new Set(meant.flatMap((answer) => answer.questions))] : all
}

/** One entry a provision, its questions together; a bare section gives way to a subsection of it that is cited too. */
function gathered(citations: ExemptionCitation[]): ExemptionCitation[] {
  const kept = new Map<string, ExemptionCitation>()
  for (const citation of citations) {
    const key = `${citation.regime} ${citation.section}${citation.subsection}`
    const known = kept.get(key)
    if (known) known.questions = union(known.questions, citation.questions)
    else kept.set(key, { ...citation })
  }
  const all = [...kept.values()]
  return all.filter((citation) => {
    const finer = all.filter(
      (other) =>
        other !== citation && other.section === citation.section && other.subsection.startsWith(citation.subsection),
    )
    for (const other of finer)
      if (citation.subsection === '' && finer.length === 1) other.questions = union(other.questions, citation.questions)
    return finer.length === 0
  })
}

function union(one: string[], other: string[]): string[] {
  return [...new Set([...one, ...other])]
}

function nameOf(citation: Citation): string {
  const prefix = citation.kind === 'article' ? 'Article ' : citation.kind === 'regulation' ? 'regulation ' : 's'
  return `${prefix}${citation.section}${citation.subsection}`
}

function distinct(mentioned: MentionedProvision[]): MentionedProvision[] {
  const seen = new Set<string>()
  return mentioned.filter(({ provision }) => !seen.has(provision) && seen.add(provision))
}
