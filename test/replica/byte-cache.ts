/** What was made once and may be asked for again, up to a number of bytes; beyond it the oldest make room. */
export interface ByteCache<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value, bytes: number): void
}

export function createByteCache<Value>(limit: number): ByteCache<Value> {
  const kept = new Map<string, { value: Value; bytes: number }>()
  let total = 0
  return {
    get: (key) => kept.get(key)?.value,
    set: (key, value, bytes) => {
      kept.set(key, { value, bytes })
      total += bytes
      for (const [oldest, held] of kept) {
        if (total <= limit) return
        kept.delete(oldest)
        total -= held.bytes
      }
    },
  }
}
