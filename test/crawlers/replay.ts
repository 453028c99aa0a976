import { readFileSync } from 'node:fs'

export { pageOf, replay } from '../../crawlers/replay.ts'

/** The saved pages of an adapter: address → HTML, or null for a page that the site has and that was left out on purpose. */
export function savedPages(fixtures: URL): Map<string, string | null> {
  const files: Record<string, string | null> = JSON.parse(readFileSync(new URL('pages.json', fixtures), 'utf8'))
  const read = (file: string | null) => file && readFileSync(new URL(file, fixtures), 'utf8')
  return new Map(Object.entries(files).map(([url, file]) => [url, read(file)]))
}
