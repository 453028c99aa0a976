import burner, { type Entry } from '@kenjiuno/msgreader/lib/Burner.js'

/** Directory, stream and root of a compound file ([MS-CFB] 2.6.1). */
const [STORAGE, STREAM, ROOT] = [1, 2, 5]

interface Storage {
  [name: string]: Buffer | Storage
}

/** What an Outlook message is made of, by property ([MS-OXPROPS]): `0037001F` is its subject. */
export interface OutlookParts {
  properties: Record<string, string | Uint8Array>
  attachments?: { properties: Record<string, string | Uint8Array>; message?: OutlookParts }[]
  recipients?: Record<string, string>[]
}

/** Writes an Outlook message (MSG). */
export function outlookMessage(parts: OutlookParts): Buffer {
  const entries: Entry[] = []
  const add = (name: string, content: Buffer | Storage, type = STORAGE): number => {
    const at = entries.length
    if (Buffer.isBuffer(content)) {
      entries.push({
        name,
        type: STREAM, // The library looks at the memory that bytes lie in, not at the bytes.
        binaryProvider: () => Uint8Array.from(content),
        length: content.length,
      })
      return at
    }
    const children: number[] = []
    entries.push({ name, type, length: 0, children })
    for (const [inner, value] of Object.entries(content)) children.push(add(inner, value))
    return at
  }
  add('Root Entry', storageOf(parts, 32), ROOT)
  return Buffer.from(burner.burn(entries))
}

function storageOf({ properties, attachments = [], recipients = [] }: OutlookParts, headerLength: number): Storage {
  const storage: Storage = { '__properties_version1.0': Buffer.alloc(headerLength), ...streams(properties) }
  for (const [at, { properties: own, message }] of attachments.entries()) {
    const embedded = message && { '__substg1.0_3701000D': storageOf(message, 24) }
    storage[`__attach_version1.0_#0000000${at}`] = {
      '__properties_version1.0': Buffer.alloc(8),
      ...streams(own),
      ...embedded,
    }
  }
  for (const [at, own] of recipients.entries()) {
    storage[`__recip_version1.0_#0000000${at}`] = { '__properties_version1.0': Buffer.alloc(8), ...streams(own) }
  }
  return storage
}

function streams(properties: Record<string, string | Uint8Array>): Storage {
  return Object.fromEntries(
    Object.entries(properties).map(([tag, value]) => [
      `__substg1.0_${tag}`,
      typeof value === 'string' ? Buffer.from(value, 'utf16le') : Buffer.from(value),
    ]),
  )
}
