import type { Stretch } from './information-block.ts'

/** Signs around a field: its code, what it prints, its end ([MS-DOC] 2.8.25). */
const [BEGIN, RESULT, END] = ['\x13', '\x14', '\x15']

/** Tells which characters of a story are the code of a field and print nothing; a field without an end hides nothing. */
export function fieldCodes(letters: string, { start, end }: Stretch): (character: number) => boolean {
  const change = new Map<number, number>()
  const open: { at: number; result: number | null }[] = []
  for (let at = start; at < end; at++) {
    const sign = letters[at]
    if (sign === BEGIN) open.push({ at, result: null })
    const inner = open.at(-1)
    if (inner === undefined) continue
    if (sign === RESULT) inner.result ??= at
    if (sign !== END) continue
    open.pop()
    const hiddenTo = inner.result ?? at
    change.set(inner.at, (change.get(inner.at) ?? 0) + 1)
    change.set(hiddenTo, (change.get(hiddenTo) ?? 0) - 1)
  }
  const hidden = new Uint8Array(end - start)
  let depth = 0
  for (let at = start; at < end; at++) {
    depth += change.get(at) ?? 0
    if (depth > 0) hidden[at - start] = 1
  }
  return (character) => hidden[character - start] === 1
}
