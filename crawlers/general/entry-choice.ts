/** Which of a page's records are what it publishes: those that come in numbers, alike, with files, dates or case numbers. */
import { printedText } from '../platforms/reading/printed-text.ts'
import type { ContentLink } from './content-links.ts'
import type { RecordDetails } from './record-details.ts'
import type { RecordPart } from './records.ts'

export interface Candidate {
  record: RecordPart
  main: ContentLink
  details: RecordDetails
}

interface Cluster {
  members: Candidate[]
  /** What a member is worth on average. */
  worth: number
  /** The share of members that link a file. */
  filed: number
  /** The share of members that print a date of their own. */
  dated: number
}

/** Words of titles that belong to guidance, forms and policies rather than to what is published one by one. */
const GUIDANCE =
  /\b(?:how to|guide to|guidance|policy|policies|privacy|form|application form|sign up|subscri|more information|contact|rules of|fee schedule|fees|frequently asked|faq|complaints? procedure|publication scheme|make a request|terms of|accessibility|adobe|instructions|calendar of|archive[sd]?)\b/i

/** What speaks for a record being an entry, from 0 to 6. */
export function worthOf({ record, main, details }: Candidate): number {
  let worth = 0
  if (record.links.some(({ document }) => document)) worth += 2
  if (details.dateFrom === 'record') worth += 2
  else if (details.dateFrom !== null) worth += details.date?.length === 4 ? 0.25 : 0.75
  if (details.caseReference !== null) worth += 1
  if (isPartOfSentence(main)) worth -= 1.5
  const words = (details.title ?? '').split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length
  if (words >= 3) worth += 0.5
  if (/ vs?\.? |^(?:in re|re) /i.test(details.title ?? '')) worth += 1
  if (GUIDANCE.test(details.title ?? main.label)) worth -= 1
  return worth
}

/** A link within a sentence explains; it is no entry. */
function isPartOfSentence({ element, label }: ContentLink): boolean {
  const block =
    element.parent?.type === 'tag' && /^(?:b|strong|em|i|span|font)$/.test(element.parent.name)
      ? element.parent.parent
      : element.parent
  if (block?.type !== 'tag' || block.name === 'td') return false
  const text = printedText(block)
  if (!/[.!?]$/.test(text) || text.startsWith(label)) return false
  const words = text.replace(label, ' ').match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu)?.length ?? 0
  return words >= 2 && text.length > label.length + 10
}

/** The tags above a record, without those that only style text: records of one list share it, on whatever heading they stand. */
function pathOf({ element, row }: RecordPart): string {
  const tags: string[] = []
  for (
    let above: RecordPart['element'] | null = row ?? element;
    above !== null;
    above = above.parent?.type === 'tag' ? above.parent : null
  ) {
    if (!/^(?:b|strong|em|i|u|span|font|small|big|tbody|thead|center)$/.test(above.name)) tags.push(above.name)
  }
  return tags.join('<')
}

/** The list that a record stands in: the element that holds it and its like. */
function listOf({ element, row }: RecordPart): unknown {
  return (row ?? element).parent
}

function byPath(members: Candidate[]): Map<string, Candidate[]> {
  const groups = new Map<string, Candidate[]>()
  for (const candidate of members) {
    const path = pathOf(candidate.record)
    groups.set(path, [...(groups.get(path) ?? []), candidate])
  }
  return groups
}

function share(members: Candidate[], test: (candidate: Candidate) => boolean): number {
  return members.length === 0 ? 0 : members.filter(test).length / members.length
}

function clusterOf(members: Candidate[]): Cluster {
  return {
    members,
    worth: members.reduce((sum, candidate) => sum + worthOf(candidate), 0) / members.length,
    filed: share(members, ({ record }) => record.links.some(({ document }) => document)),
    dated: share(members, ({ details }) => details.dateFrom === 'record'),
  }
}

/** The folder that an address lies in, numbers put out of account. */
function folderOf({ url }: ContentLink): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname.slice(0, pathname.lastIndexOf('/')).replace(/\d+/g, '0')}`
}

/** The least that a record of a list must be worth: a file, a date, or a number with a title. */
const LEAST_WORTH = 1.5

/** The entries among a page's records, in its order. None where nothing on the page is published one by one. */
export function chooseEntries(candidates: Candidate[]): Candidate[] {
  const lists = new Map<unknown, Candidate[]>()
  for (const candidate of candidates) {
    const list = listOf(candidate.record)
    lists.set(list, [...(lists.get(list) ?? []), candidate])
  }
  const byKind = new Map<string, Candidate[]>()
  for (const members of lists.values()) {
    for (const [path, alike] of byPath(members)) {
      const { filed, dated } = clusterOf(alike)
      const kind = `${path} ${Math.round(filed)}${Math.round(dated)}`
      byKind.set(kind, [...(byKind.get(kind) ?? []), ...alike])
    }
  }
  const clusters = [...byKind.values()].map(clusterOf)
  const score = (cluster: Cluster) => cluster.worth * Math.log2(1 + cluster.members.length)
  const ranked = clusters.sort((a, b) => score(b) - score(a))
  const [best] = ranked
  if (best === undefined) return []
  if (best.worth < LEAST_WORTH) return fromPagesAlone(ranked)
  const folders = new Set(
    best.members.filter((candidate) => worthOf(candidate) >= LEAST_WORTH).map(({ main }) => folderOf(main)),
  )
  const chosen = new Set<Candidate>()
  for (const cluster of ranked) {
    for (const candidate of cluster.members) {
      if (belongs(candidate, cluster, best, folders)) chosen.add(candidate)
    }
  }
  return candidates.filter((candidate) => chosen.has(candidate))
}

function belongs(candidate: Candidate, cluster: Cluster, best: Cluster, folders: Set<string>): boolean {
  const worth = worthOf(candidate)
  const filed = candidate.record.links.some(({ document }) => document)
  if (cluster === best) {
    if (best.members.length < 4) return worth >= LEAST_WORTH
    if (best.filed >= 0.8 && !filed) return candidate.details.dateFrom === 'record'
    if (best.dated >= 0.8 && candidate.details.dateFrom !== 'record')
      return worth >= LEAST_WORTH && (filed || best.filed < 0.5)
    return worth >= LEAST_WORTH || (best.filed < 0.5 && folders.has(folderOf(candidate.main)))
  }
  const sameFolder = folders.has(folderOf(candidate.main))
  if (best.filed >= 0.8 && !filed) return false
  if (best.dated >= 0.6)
    return candidate.details.dateFrom === 'record' && (sameFolder || cluster.worth >= best.worth * 0.7)
  return worth >= LEAST_WORTH && (sameFolder || (filed && cluster.worth >= best.worth * 0.7))
}

/** Lists of pages that print neither date nor number: the largest whose titles are titles and whose addresses lie together. */
function fromPagesAlone(clusters: Cluster[]): Candidate[] {
  const fit = clusters.filter(({ members }) => {
    if (members.length < 3 || members.some(({ record }) => isWithinItem(record))) return false
    const titled = share(members, ({ details }) => (details.title ?? '').split(/\s+/).length >= 3)
    const folders = new Map<string, number>()
    for (const { main } of members) folders.set(folderOf(main), (folders.get(folderOf(main)) ?? 0) + 1)
    const together = Math.max(...folders.values()) / members.length
    return titled >= 0.6 && together >= 0.8
  })
  return fit.sort((a, b) => b.members.length - a.members.length)[0]?.members ?? []
}

/** Items of lists within items make menus, where they link nothing but pages. */
function isWithinItem({ element }: RecordPart): boolean {
  for (let above = element.parent; above?.type === 'tag'; above = above.parent) if (above.name === 'li') return true
  return false
}
