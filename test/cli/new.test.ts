import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serve } from '../fetch/loopback-server.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const LISTING = `<html><body><main><h1>Disclosure log</h1><table><tr><th>Reference</th><th>Request</th><th>Date replied</th><th>Response</th></tr>
<tr><td>FOI 2041</td><td>Printer leasing</td><td>27/02/2024</td><td><a href="/files/2041.pdf">here</a></td></tr>
<tr><td>FOI 2042</td><td>Car parking</td><td>28/02/2024</td><td><a href="https://files.example.nhs.uk/2042.pdf">here</a></td></tr>
</table><a rel="next" href="/foi/?page=2">Next</a></main></body></html>`
const FOLDER = join('crawlers', 'trusts', 'rth-oxford-hospitals')

function clone(): string {
  const workingFolder = temporaryFolder()
  mkdirSync(join(workingFolder, 'crawlers', 'trusts'), { recursive: true })
  return workingFolder
}

const create = (workingFolder: string, ...typed: string[]) =>
  trustlog(['new', ...typed, '--allow-loopback', '--delay', '0'], { workingFolder })

describe('trustlog new', () => {
  it('writes an adapter of a few lines, the page as fixture and what is expected, and says what to check', async () => {
    const site = await serve({ '/foi/': LISTING })
    const workingFolder = clone()
    const ran = await create(workingFolder, site.url('/foi/'), '--ods', 'rth')
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    expect(
      readFileSync(join(workingFolder, FOLDER, 'adapter.ts'), 'utf8'),
    ).toBe(`import { defineAdapter } from '../../adapter.ts'

export default defineAdapter({
  authority: 'RTH',
  slug: 'rth-oxford-hospitals',
  url: '${site.url('/foi/')}',
  verified: 'recorded',
  allowedHosts: ['files.example.nhs.uk'],
})
`)
    const fixtures = join(workingFolder, FOLDER, 'fixtures')
    expect(readFileSync(join(fixtures, 'listing-1.html'), 'utf8')).toBe(LISTING)
    expect(JSON.parse(readFileSync(join(fixtures, 'pages.json'), 'utf8'))).toEqual({
      [site.url('/foi/')]: 'listing-1.html',
      [site.url('/foi/?page=2')]: null,
    })
    const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8'))
    expect(expected.listings[0].entries[0]).toMatchObject({
      title: 'Printer leasing',
      caseReference: 'FOI 2041',
      respondedOn: '2024-02-27',
    })
    expect(ran.stdout).toContain('2 entries, 2 dated, 2 with a reference; next page')
    expect(ran.stdout).toContain(`${join(FOLDER, 'fixtures', 'expected.json')} against the page in a browser`)
  })

  it('leaves a folder alone that is there', async () => {
    const workingFolder = clone()
    mkdirSync(join(workingFolder, FOLDER))
    const ran = await create(workingFolder, 'https://www.example.nhs.uk/foi/', '--ods', 'RTH')
    expect(ran.exitCode).toBe(2)
    expect(ran.stderr).toContain('is there already')
  })

  it('writes nothing where the page lists nothing', async () => {
    const site = await serve({ '/foi/': '<main><h1>Disclosure log</h1><p>Loading</p></main>' })
    const workingFolder = clone()
    const ran = await create(workingFolder, site.url('/foi/'), '--ods', 'RTH')
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain('trustlog probe')
    expect(existsSync(join(workingFolder, FOLDER))).toBe(false)
  })

  it.each([
    ['without a code', ['https://www.example.nhs.uk/foi/']],
    ['with a code that nobody has', ['https://www.example.nhs.uk/foi/', '--ods', 'ZZZ9']],
    ['with what is no address', ['foi page', '--ods', 'RTH']],
  ])('refuses %s', async (_, typed) => {
    expect((await create(clone(), ...typed)).exitCode).toBe(2)
  })
})
