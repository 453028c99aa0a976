import fc from 'fast-check'

/** What happens to files on their way: places are shares of the length, so that one damage fits every file. */
export type Damage =
  | { kind: 'flip'; at: number; value: number }
  | { kind: 'cut'; at: number }
  | { kind: 'leave_out'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number; times: number }
  | { kind: 'splice'; from: number; to: number; length: number }
  | { kind: 'huge_number'; at: number; number: string }

const place = fc.double({ min: 0, max: 1, noNaN: true })
const length = fc.integer({ min: 1, max: 4096 })

const oneDamage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: place, value: fc.nat(255) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cut' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave_out' as const), at: place, length }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('repeat' as const),
      at: place,
      length,
      times: fc.integer({ min: 2, max: 50 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('splice' as const), from: place, to: place, length }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('huge_number' as const),
      at: place,
      number: fc.constantFrom('999999999', '4294967295', '2147483648', '-1', '1e308', '0'),
    }),
  },
)

/** Up to a dozen damages, one after the other. */
export const anyDamage = fc.array(oneDamage, { minLength: 1, maxLength: 12 })

export function damaged(whole: Uint8Array, damages: Damage[]): Buffer {
  return damages.reduce<Buffer>(damagedOnce, Buffer.from(whole))
}

function damagedOnce(bytes: Buffer, damage: Damage): Buffer {
  const offset = (share: number) => Math.floor(share * Math.max(0, bytes.length - 1))
  switch (damage.kind) {
    case 'flip':
      if (bytes.length > 0) bytes[offset(damage.at)] = damage.value
      return bytes
    case 'cut':
      return bytes.subarray(0, Math.ceil(bytes.length * damage.at))
    case 'leave_out':
      return Buffer.concat([bytes.subarray(0, offset(damage.at)), bytes.subarray(offset(damage.at) + damage.length)])
    case 'repeat': {
      const from = offset(damage.at)
      const chunk = bytes.subarray(from, from + damage.length)
      return Buffer.concat([bytes.subarray(0, from), ...Array<Buffer>(damage.times).fill(chunk), bytes.subarray(from)])
    }
    case 'splice': {
      const chunk = Buffer.from(bytes.subarray(offset(damage.from), offset(damage.from) + damage.length))
      chunk.copy(bytes, offset(damage.to))
      return bytes
    }
    case 'huge_number':
      return withNumber(bytes, offset(damage.at), damage.number)
  }
}

/** Replaces the next number that is written in digits. */
function withNumber(bytes: Buffer, from: number, number: string): Buffer {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39
  let start = from
  while (start < bytes.length && !isDigit(bytes[start])) start++
  let end = start
  while (isDigit(bytes[end])) end++
  if (end === start) return bytes
  return Buffer.concat([bytes.subarray(0, start), Buffer.from(number), bytes.subarray(end)])
}
