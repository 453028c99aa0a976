import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAdapters, loadAdapters, RegistryError, readLogsFile, UnknownTrustError } from '../../crawlers/registry.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustlog-registry-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A trust's folder with an adapter of these fields. */
function writeTrust(name: string, fields: Record<string, unknown> = {}): void {
  const adapter = {
    authority: { odsCode: name.slice(0, 3).toUpperCase(), name: 'A Trust', nation: 'England', kind: 'NHS Trust' },
    slug: name,
    platform: 'disclosurelog',
    url: `https://${name}.example/`,
    verified: 'facts',
    allowedHosts: [],
    ...fields,
  }
  mkdirSync(join(folder, name), { recursive: true })
  const functions = 'readListing: () => ({ entries: [], next: null }), readEntry: () => null'
  writeFileSync(join(folder, name, 'adapter.ts'), `export default { ...${JSON.stringify(adapter)}, ${functions} }\n`)
}

const load = () => loadAdapters(pathToFileURL(`${folder}/`))

describe('loadAdapters', () => {
  it('finds every folder of crawlers/trusts', async () => {
    const slugs = (await loadAdapters()).map(({ slug }) => slug)
    expect(slugs).toContain('rth-oxford-university-hospitals')
    expect(slugs).toContain('ret-the-walton-centre')
  })

  it('names the folder whose adapter is missing', async () => {
    mkdirSync(join(folder, 'xyz-empty'))
    await expect(load()).rejects.toThrow(/trusts\/xyz-empty\/adapter\.ts is missing/)
  })

  it.each([
    ['a page that is no address', { url: 'foi page' }, /url: not an http\(s\) address/],
    [
      'a nation that is none',
      { authority: { odsCode: 'XYZ', name: 'A', nation: 'Kent', kind: 'NHS Trust' } },
      /authority\.nation/,
    ],
    ['a slug of another folder', { slug: 'xyz-other' }, /"xyz-other" is not its folder's name/],
    [
      'an ODS code that the slug does not begin with',
      { authority: { odsCode: 'ABC', name: 'A', nation: 'England', kind: 'NHS Trust' } },
      /does not begin with its ODS code, ABC/,
    ],
    ['a claim of being tested that there is none of', { verified: 'yes' }, /verified/],
  ])('refuses an adapter with %s, and names it', async (_, fields, message) => {
    writeTrust('xyz-some-trust', fields)
    await expect(load()).rejects.toThrow(RegistryError)
    await expect(load()).rejects.toThrow(message)
    await expect(load()).rejects.toThrow(/xyz-some-trust/)
  })

  it('refuses two logs at one address', async () => {
    writeTrust('abc-one', { url: 'https://same.example/' })
    writeTrust('xyz-two', { url: 'https://same.example/' })
    await expect(load()).rejects.toThrow(/abc-one and xyz-two/)
  })

  it('lets one authority have two logs, but not two authorities one ODS code', async () => {
    writeTrust('abc-one')
    writeTrust('abc-two')
    expect(await load()).toHaveLength(2)
    writeTrust('abc-three', { authority: { odsCode: 'ABC', name: 'Another', nation: 'England', kind: 'NHS Trust' } })
    await expect(load()).rejects.toThrow(/ODS code ABC to two authorities/)
  })
})

describe('findAdapters', () => {
  it('takes an ODS code in any case, a slug, or a part of a name, and gives each log once', async () => {
    const adapters = await loadAdapters()
    const found = findAdapters(adapters, ['rth', 'RTH', 'rth-oxford-university-hospitals', 'Walton'])
    expect(found.map(({ authority }) => authority.odsCode)).toEqual(['RTH', 'RET'])
  })

  it('gives all logs where no name is given', async () => {
    const adapters = await loadAdapters()
    expect(findAdapters(adapters, [])).toEqual(adapters)
  })

  it('offers what comes near to a mistyped name', async () => {
    const adapters = await loadAdapters()
    expect(() => findAdapters(adapters, ['oxfrod'])).toThrow(UnknownTrustError)
    expect(() => findAdapters(adapters, ['oxford universty hospitals'])).toThrow(/Perhaps: RTH/)
  })

  it('does not choose between two authorities', async () => {
    const adapters = await loadAdapters()
    expect(() => findAdapters(adapters, ['NHS'])).toThrow(/fits several authorities\. Perhaps: /)
  })
})

describe('readLogsFile', () => {
  const write = (content: unknown) => {
    const file = join(folder, 'logs.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }

  it('puts a registered log at another address, without a way back to the real hosts', async () => {
    const [adapter] = await readLogsFile(
      write([{ trust: 'RTH', url: 'http://rth.localhost:4010/disclosures', authority: { name: 'Oxford (replica)' } }]),
    )
    expect(adapter).toMatchObject({
      url: 'http://rth.localhost:4010/disclosures',
      allowedHosts: [],
      platform: 'disclosurelog',
    })
    expect(adapter?.authority).toMatchObject({ odsCode: 'RTH', name: 'Oxford (replica)', nation: 'England' })
  })

  it('reads a log on a known platform with its options', async () => {
    const log = {
      slug: 'zzz-somewhere',
      authority: { odsCode: 'ZZZ', name: 'Somewhere NHS Trust', nation: 'Wales', kind: 'Health Board' },
      platform: 'known-layout',
      url: 'http://zzz.localhost/responses',
      options: { entry: 'ul > li' },
    }
    expect((await readLogsFile(write([log])))[0]).toMatchObject({ slug: 'zzz-somewhere', platform: 'known-layout' })
    await expect(readLogsFile(write([{ ...log, options: { entry: '' } }]))).rejects.toThrow(/item 1: options: entry/)
    await expect(readLogsFile(write([{ ...log, platform: 'gopher' }]))).rejects.toThrow(
      /no platform "gopher".*verseone/,
    )
  })

  it.each([
    ['is not there', null, /cannot be read/],
    ['is not JSON', '{', /is not JSON/],
    ['is not a list', '{}', /logs\.json/],
    ['has an item that says nothing', '[{}]', /logs\.json/],
  ])('says what is wrong with a file that %s', async (_, content, message) => {
    const file = content === null ? join(folder, 'none.json') : write(content)
    await expect(readLogsFile(file)).rejects.toThrow(RegistryError)
    await expect(readLogsFile(file)).rejects.toThrow(message)
  })
})
