/** Finds every adapter and platform by its directory: nobody registers by hand, so none is ever forgotten. */
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isOdsCode } from '../src/authorities/register.ts'
import { type Adapter, defineAdapter, type Platform } from './adapter.ts'
import { adapterShape, checked, type FurtherLog, logShape, platformShape, RegistryError } from './adapter-shape.ts'
import { correctionsShape, readCorrections } from './corrections.ts'
import { nearest } from './near-names.ts'

export { RegistryError } from './adapter-shape.ts'

/** `.ts` when run from source, `.js` from dist/. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
const TRUSTS = new URL('./trusts/', import.meta.url)
const PLATFORMS = new URL('./platforms/', import.meta.url)

/**
 * Loads every folder of `trusts/`, in order of slug.
 * @throws RegistryError naming the folder whose adapter is missing, malformed, or at odds with another one.
 */
export async function loadAdapters(folder: URL = TRUSTS): Promise<Adapter[]> {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  const adapters = await Promise.all(names.sort().map((name) => loadAdapter(folder, name)))
  refuseClashes(adapters)
  return adapters
}

async function loadAdapter(folder: URL, name: string): Promise<Adapter> {
  const what = `trusts/${name}/adapter${EXTENSION}`
  const adapter = checked(adapterShape, await defaultExport(new URL(`${name}/adapter${EXTENSION}`, folder), what), what)
  const { odsCode } = adapter.authority
  if (adapter.slug !== name) throw new RegistryError(`${what}: its slug "${adapter.slug}" is not its folder's name.`)
  if (isOdsCode(odsCode) && !name.startsWith(`${odsCode.toLowerCase()}-`)) {
    throw new RegistryError(`${what}: its slug does not begin with its ODS code, ${odsCode}.`)
  }
  const corrections = readCorrections(new URL(`${name}/corrections.json`, folder), `trusts/${name}/corrections.json`)
  return corrections.length > 0 ? { ...adapter, corrections } : adapter
}

/** Loads every file of `platforms/`, by the platform's name. */
export async function loadPlatforms(): Promise<Map<string, Platform<unknown>>> {
  const files = readdirSync(PLATFORMS).filter((name) => name.endsWith(EXTENSION) && !name.endsWith('.d.ts'))
  const platforms = new Map<string, Platform<unknown>>()
  for (const file of files.sort()) {
    const what = `platforms/${file}`
    const platform = checked(platformShape, await defaultExport(new URL(file, PLATFORMS), what), what)
    platforms.set(platform.name, platform)
  }
  return platforms
}

async function defaultExport(file: URL, what: string): Promise<unknown> {
  if (!existsSync(file)) throw new RegistryError(`${what} is missing.`)
  try {
    return (await import(file.href)).default
  } catch (error) {
    throw new RegistryError(`${what} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** An authority may have several logs, but no two logs share a slug or an address, nor two authorities an ODS code. */
function refuseClashes(adapters: Adapter[]): void {
  const holders = new Map<string, Adapter>()
  for (const adapter of adapters) {
    const { slug, url, authority } = adapter
    const sameOds = holders.get(authority.odsCode)
    if (sameOds && sameOds.authority.name !== authority.name) {
      throw new RegistryError(`${sameOds.slug} and ${slug} give the ODS code ${authority.odsCode} to two authorities.`)
    }
    for (const key of [slug, url]) {
      const other = holders.get(key)
      if (other) throw new RegistryError(`${other.slug} and ${slug} are two logs with one name or address: ${key}`)
      holders.set(key, adapter)
    }
    holders.set(authority.odsCode, adapter)
  }
}

/** A name that belongs to no log, or to several. The message offers those that come near. */
export class UnknownTrustError extends Error {
  override name = 'UnknownTrustError'
}

/**
 * The logs that names given by a person stand for, each once, in the order asked for; all of them where no name is given.
 * @param names ODS codes (`RTH`), slugs, or parts of an authority's name that fit one authority only
 * @throws UnknownTrustError naming near matches
 */
export function findAdapters(adapters: Adapter[], names: string[]): Adapter[] {
  if (names.length === 0) return adapters
  return [...new Set(names.flatMap((name) => findAdapter(adapters, name)))]
}

function findAdapter(adapters: Adapter[], name: string): Adapter[] {
  const wanted = name.trim().toLowerCase()
  const exact = adapters.filter(({ slug, authority }) => slug === wanted || authority.odsCode.toLowerCase() === wanted)
  if (exact.length > 0) return exact
  const partly = adapters.filter(({ slug, authority }) => `${slug} ${authority.name}`.toLowerCase().includes(wanted))
  const authorities = new Set(partly.map(({ authority }) => authority.odsCode))
  if (wanted !== '' && authorities.size === 1) return partly
  const near = wanted !== '' && partly.length > 0 ? partly : nearest(wanted, adapters, searchedNames)
  const offers = near.slice(0, 5).map(({ slug, authority }) => `${authority.odsCode} (${authority.name}, ${slug})`)
  const problem = partly.length > 1 ? 'fits several authorities' : 'is no ODS code, slug or name of a known log'
  const offer = offers.length > 0 ? ` Perhaps: ${offers.join('; ')}.` : ''
  throw new UnknownTrustError(`"${name}" ${problem}.${offer}`)
}

function searchedNames({ slug, authority }: Adapter): string[] {
  return [authority.odsCode, slug, authority.name]
}

/**
 * Reads a JSON file of further logs, an array whose items are either a registered adapter at another address,
 * `{ "trust": "RTH", "url", "authority"?: { "name" … }, "allowedHosts"?: [] }`, or a log on a known platform,
 * `{ "slug", "authority": { "odsCode", "name", "nation", "kind" }, "platform", "url", "options"?, "allowedHosts"?: [] }`. Either may have
 * `"corrections": []`, as a trust's `corrections.json` has them.
 * @throws RegistryError naming the file, the item and what is wrong with it
 */
export async function readLogsFile(path: string): Promise<Adapter[]> {
  const items = checked(z.array(logShape), parseJson(await readText(path), path), path)
  const [registered, platforms] = await Promise.all([loadAdapters(), loadPlatforms()])
  const adapters = items.map((item, index) => adapterFor(item, registered, platforms, `${path}: item ${index + 1}`))
  refuseClashes(adapters)
  return adapters
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new RegistryError(`${path}: the file of logs cannot be read.`)
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RegistryError(`${path}: the file of logs is not JSON.`)
  }
}

function adapterFor(
  log: FurtherLog,
  registered: Adapter[],
  platforms: Map<string, Platform<unknown>>,
  what: string,
): Adapter {
  const corrections = log.corrections && checked(correctionsShape, log.corrections, `${what}: corrections`)
  if ('trust' in log) {
    const [adapter] = findAdapters(registered, [log.trust])
    if (adapter === undefined) throw new RegistryError(`${what}: no adapter is registered for "${log.trust}".`)
    const authority = { ...adapter.authority, ...defined(log.authority ?? {}) }
    // The real site's hosts are left out: a log at another address must not lead back to it.
    return {
      ...adapter,
      url: log.url,
      authority,
      allowedHosts: log.allowedHosts ?? [],
      ...(corrections && { corrections }),
    }
  }
  const platform = platforms.get(log.platform)
  if (platform === undefined) {
    throw new RegistryError(`${what}: no platform "${log.platform}"; known are ${[...platforms.keys()].join(', ')}.`)
  }
  const adapter = defineAdapter({
    authority: log.authority,
    slug: log.slug,
    url: log.url,
    verified: 'facts',
    allowedHosts: log.allowedHosts ?? [],
    rendered: log.rendered,
    platform,
    options: checked(platform.options, log.options ?? {}, `${what}: options`),
  })
  return corrections ? { ...adapter, corrections } : adapter
}

/** Drops keys whose value is undefined, so that they replace nothing. */
function defined<Value extends object>(value: Value): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>
  }
}
