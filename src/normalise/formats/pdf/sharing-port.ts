type Listener = (event: { data: unknown }) => void

/** What pdfjs needs of a port to a worker. */
export interface SharingPort {
  postMessage(message: unknown): void
  addEventListener(type: string, listener: Listener, options?: { signal?: AbortSignal }): void
  removeEventListener(type: string, listener: Listener): void
  terminate(): void
}

/**
 * A port between the two halves of pdfjs on one thread. Messages are shared, not cloned: neither half writes to what it
 * has sent, but for the lists in which a page's pieces come.
 */
export function createSharingPort(): SharingPort {
  const listeners = new Set<Listener>()
  return {
    postMessage(message) {
      const event = { data: withOwnLists(message) }
      queueMicrotask(() => {
        for (const listener of listeners) listener(event)
      })
    },
    addEventListener(_type, listener, { signal } = {}) {
      listeners.add(listener)
      signal?.addEventListener('abort', () => listeners.delete(listener))
    },
    removeEventListener(_type, listener) {
      listeners.delete(listener)
    },
    terminate() {
      listeners.clear()
    },
  }
}

/** Pieces of a page come in an object with lists, which is emptied after each. */
function withOwnLists(message: unknown): unknown {
  if (!isObject(message) || !('chunk' in message) || !isObject(message.chunk)) return message
  if (message.chunk instanceof Uint8Array) return message
  const parts = Object.entries(message.chunk)
  const chunk = Object.fromEntries(parts.map(([name, part]) => [name, Array.isArray(part) ? [...part] : part]))
  return { ...message, chunk }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
