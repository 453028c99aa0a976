import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const manifestSchema = z.object({ version: z.string(), description: z.string(), homepage: z.string().optional() })

/** Shown to the sites that are crawled where package.json names no homepage. */
const HOMEPAGE = 'https://github.com/trustlog/trustlog'

function findManifest(folder: string): string {
  const file = join(folder, 'package.json')
  return existsSync(file) ? file : findManifest(dirname(folder))
}

/** What package.json says of this program; it lies two folders up from the source, three from the compiled file. */
const manifest = manifestSchema.parse(
  JSON.parse(readFileSync(findManifest(dirname(fileURLToPath(import.meta.url))), 'utf8')),
)

export const project = { ...manifest, homepage: manifest.homepage ?? HOMEPAGE }
