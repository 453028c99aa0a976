/** A single property modifier: what it changes, and to what ([MS-DOC] 2.2.5.1). */
export interface Property {
  code: number
  /** Its operand, without the length that stands before one of no fixed length. */
  value: Buffer
}

/** Operand lengths by the upper three bits of a code; null where the operand tells it. */
const LENGTHS = [1, 1, 2, 4, 2, 2, null, 3]
/** Table definitions tell their length in two bytes, one too large ([MS-DOC] 2.9.87, 2.9.317). */
const LONG_LENGTH = new Set([0xd606, 0xd608])
/** Tab stops whose length byte may say 255 for "count them" ([MS-DOC] 2.9.202). */
const CHANGED_TABS = 0xc615

/** Reads properties that stand one behind another; what is cut off at the end is left out. */
export function readProperties(bytes: Buffer): Property[] {
  const properties: Property[] = []
  let at = 0
  while (at + 3 <= bytes.length) {
    const code = bytes.readUInt16LE(at)
    const { from, length } = operandOf(bytes, at + 2, code)
    if (from + length > bytes.length) break
    properties.push({ code, value: bytes.subarray(from, from + length) })
    at = from + length
  }
  return properties
}

function operandOf(bytes: Buffer, at: number, code: number): { from: number; length: number } {
  const fixed = LENGTHS[code >> 13]
  if (typeof fixed === 'number') return { from: at, length: fixed }
  if (LONG_LENGTH.has(code)) {
    const length = at + 2 <= bytes.length ? bytes.readUInt16LE(at) : bytes.length
    return { from: at + 2, length: Math.max(0, length - 1) }
  }
  const length = bytes[at] ?? bytes.length
  if (code !== CHANGED_TABS || length !== 255) return { from: at + 1, length }
  const deleted = bytes[at + 1] ?? bytes.length
  const added = bytes[at + 2 + deleted * 4] ?? bytes.length
  return { from: at + 1, length: 2 + deleted * 4 + added * 3 }
}
