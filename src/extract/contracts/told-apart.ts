/** Parts an answer that tells of several contracts: "Nurses are supplied by A Ltd and doctors are supplied by B Ltd." */
import type { Span } from '../../domain.ts'
import { sentencesOf } from '../reading/text.ts'
import { findSupplier, findWork } from './supplier-name.ts'

/** What joins two contracts told in one sentence. */
const JOINS = /(?:[,;]\s(?:and\s|while\s|whereas\s)?|\s(?:and|while|whereas)\s)/g

/**
 * The stretches of an answer that are each about one contract, each from the words that say who does what to the next
 * such words. None where it tells of fewer than two suppliers.
 */
export function partBySupplier(answer: string): Span[] {
  const clauses = sentencesOf(answer, { start: 0, end: answer.length }).flatMap((sentence) =>
    clausesOf(answer, sentence),
  )
  const openings = clauses.filter(({ start, end }) => findWork(answer.slice(start, end)) !== null)
  const parts = openings.map(({ start }, index) => ({ start, end: openings[index + 1]?.start ?? answer.length }))
  const suppliers = new Set(parts.map((part) => supplierIn(answer, part)))
  return suppliers.size >= 2 && suppliers.size === parts.length && !suppliers.has(null) ? parts : []
}

function supplierIn(answer: string, { start, end }: Span): string | null {
  const words = answer.slice(start, end)
  const found = findSupplier(words)
  return found && words.slice(found.start, found.end).toLowerCase()
}

/** A sentence, cut before each clause of it that says who does some work. */
function clausesOf(answer: string, sentence: Span): Span[] {
  const words = answer.slice(sentence.start, sentence.end)
  const starts = [0]
  for (const join of words.matchAll(JOINS)) {
    const at = join.index + join[0].length
    if (findWork(words.slice(at, at + LONGEST_CLAUSE)) !== null) starts.push(at)
  }
  return starts.map((start, index) => ({
    start: sentence.start + start,
    end: sentence.start + (starts[index + 1] ?? words.length),
  }))
}

const LONGEST_CLAUSE = 160
