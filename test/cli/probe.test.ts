import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serve } from '../fetch/loopback-server.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const LISTING = `<html lang="en-GB"><body><nav><a href="/about-us.pdf">About us</a></nav><main><h1>Disclosure log</h1><table>
<tr><th>Reference</th><th>Request</th><th>Date replied</th><th>Response</th></tr>
<tr><td>FOI 2041</td><td>Printer leasing</td><td>27/02/2024</td><td><a href="files/2041.pdf">here</a></td></tr>
<tr><td>FOI 2042</td><td>Car parking</td><td>28/02/2024</td><td><a href="files/2042.pdf">here</a></td></tr>
</table><a rel="next" href="?page=2">Next</a></main></body></html>`
const ENTRY = `<main><h1>Printer leasing</h1><p>Reference: FOI 2041</p><p>Date received: 1 February 2024</p>
<h2>Request</h2><p>How many?</p><h2>Response</h2><p>412 printers.</p><a href="/annex.pdf">Annex</a></main>`

/** A folder with saved pages. */
function saved(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'listing.html'), LISTING)
  writeFileSync(join(folder, 'entry.html'), ENTRY)
  writeFileSync(join(folder, 'empty.html'), '<main><h1>Disclosure log</h1><p>Loading</p></main>')
  return folder
}

const BASE = ['--base-url', 'https://www.example.nhs.uk/foi/']

describe('trustlog probe', () => {
  it('prints what a saved page lists as one JSON document of exactly the promised fields', async () => {
    const ran = await trustlog(['probe', '--file', 'listing.html', ...BASE, '--json'], { workingFolder: saved() })
    expect(ran.exitCode).toBe(0)
    expect(JSON.parse(ran.stdout)).toEqual({
      platform: null,
      layout: 'table',
      confidence: expect.any(Number),
      next: 'https://www.example.nhs.uk/foi/?page=2',
      entries: [
        {
          url: 'https://www.example.nhs.uk/foi/files/2041.pdf',
          title: 'Printer leasing',
          caseReference: 'FOI 2041',
          date: '2024-02-27',
          documents: ['https://www.example.nhs.uk/foi/files/2041.pdf'],
        },
        {
          url: 'https://www.example.nhs.uk/foi/files/2042.pdf',
          title: 'Car parking',
          caseReference: 'FOI 2042',
          date: '2024-02-28',
          documents: ['https://www.example.nhs.uk/foi/files/2042.pdf'],
        },
      ],
    })
  })

  it('shows a table to people', async () => {
    const ran = await trustlog(['probe', '--file', 'listing.html', ...BASE], { workingFolder: saved() })
    expect(ran.stdout).toMatch(/^2 entries · layout table/)
    expect(ran.stdout).toMatch(/2024-02-27 +FOI 2041 +Printer leasing/)
  })

  it("knows one response's page and shows what it says", async () => {
    const ran = await trustlog(['probe', '--file', 'entry.html', ...BASE], { workingFolder: saved() })
    expect(ran.stdout).toContain('Reference: FOI 2041')
    expect(ran.stdout).toContain('Request: How many?')
    expect(ran.stdout).toContain('https://www.example.nhs.uk/annex.pdf')
  })

  it('says that a page lists nothing, and is sure of nothing', async () => {
    const ran = await trustlog(['probe', '--file', 'empty.html', ...BASE, '--json'], { workingFolder: saved() })
    expect(JSON.parse(ran.stdout)).toMatchObject({ layout: 'none', confidence: 0, entries: [] })
    const shown = await trustlog(['probe', '--file', 'empty.html'], { workingFolder: saved() })
    expect(shown.stderr).toMatch(/lists nothing, or a script fills it/)
  })

  it('asks a site as a crawl would, robots.txt first', async () => {
    const site = await serve({ '/foi/': LISTING })
    const ran = await trustlog(['probe', site.url('/foi/'), '--json', '--allow-loopback', '--delay', '0'])
    expect(JSON.parse(ran.stdout).entries).toHaveLength(2)
    expect(site.seen.map(({ path }) => path)).toEqual(['/robots.txt', '/foi/'])
  })

  it('does not ask for what robots.txt forbids', async () => {
    const site = await serve({ '/robots.txt': 'User-agent: *\nDisallow: /foi/', '/foi/': LISTING })
    const ran = await trustlog(['probe', site.url('/foi/'), '--allow-loopback', '--delay', '0'])
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).toContain('robots.txt')
    expect(site.pages()).toEqual([])
  })

  it.each([
    ['neither an address nor a file', []],
    ['both', ['https://www.example.org/', '--file', 'listing.html']],
    ['what is no address', ['foi page']],
  ])('refuses %s', async (_, typed) => {
    expect((await trustlog(['probe', ...typed], { workingFolder: saved() })).exitCode).toBe(2)
  })
})
