import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Parser } from 'htmlparser2'

/** What a sitemap names: pages, or, where it is an index, further sitemaps. */
export interface Sitemap {
  kind: 'pages' | 'index'
  /** As written, in order. */
  addresses: string[]
}

/** The protocol allows 50 MB and 50,000 addresses a file (sitemaps.org); a log has a fraction of that. */
const LARGEST_BYTES = 20 * 1024 * 1024
const MOST_ADDRESSES = 50_000
const LONGEST_ADDRESS = 2048

const KINDS = new Map<string, Sitemap['kind']>([
  ['urlset', 'pages'],
  ['sitemapindex', 'index'],
])

const unpack = promisify(gunzip)

/**
 * Reads a sitemap (sitemaps.org/protocol.html), packed or not, in one pass and without building it.
 * @returns null for anything else, and for one that unfolds to more than 20 MB
 */
export async function readSitemap(bytes: Buffer): Promise<Sitemap | null> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
  const unpacked = isPacked ? await unpack(bytes, { maxOutputLength: LARGEST_BYTES }).catch(() => null) : bytes
  return unpacked === null || unpacked.length > LARGEST_BYTES ? null : parse(unpacked.toString('utf8'))
}

function parse(text: string): Sitemap | null {
  let root: string | null = null
  let address: string | null = null
  const addresses: string[] = []
  const parser = new Parser(
    {
      onopentag(name) {
        root ??= name
        address = name === 'loc' ? '' : null
      },
      ontext(piece) {
        if (address !== null && address.length < LONGEST_ADDRESS) address += piece
      },
      onclosetag(name) {
        if (name === 'loc' && address !== null && addresses.length < MOST_ADDRESSES) addresses.push(address.trim())
        address = null
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  const kind = KINDS.get(root ?? '')
  return kind === undefined ? null : { kind, addresses }
}
