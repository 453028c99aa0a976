import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunManifest } from '../../src/domain.ts'
import { serve } from '../fetch/loopback-server.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const letter = (reference: string) =>
  `<html><body><main><h1>FOI ${reference}</h1><p>Our ref: FOI ${reference}</p><p>27 February 2024</p><p>Dear requester,</p><h2>Request</h2>
  <p>1. How many printers does the Trust lease?</p><h2>Response</h2><p>1. The Trust leases ${reference} printers under one contract, which was let
  through a framework and ends in 2026.</p></main></body></html>`
const row = (reference: string, link: string) =>
  `<tr><td>FOI ${reference}</td><td>Printers of site ${reference}</td><td>27/02/2024</td><td><a href="${link}">here</a></td></tr>`
const page = (rows: string, rest = '') =>
  `<html><body><nav><a href="/about.html">About us</a></nav><main><h1>Disclosure log</h1><table><tr><th>Ref</th><th>Request</th><th>Date replied</th><th>Response</th></tr>${rows}</table>${rest}</main></body></html>`

/** A site with two listing pages; one letter's address has no extension, and a text file comes from it. */
const site = () =>
  serve({
    '/foi/': page(
      row('2041', '/letters/2041') + row('2042', '/letters/2042'),
      '<a rel="next" href="/foi/?page=2">Next</a>',
    ),
    '/foi/?page=2': page(row('2043', '/letters/2043') + row('2044', '/file/2044')),
    '/letters/2041': letter('2041'),
    '/letters/2042': letter('2042'),
    '/letters/2043': letter('2043'),
    '/file/2044': (_, response) => {
      response.setHeader('content-type', 'application/rtf')
      response.end(
        '{\\rtf1 Our ref: FOI 2044\\par Dear requester,\\par 1. How many printers?\\par The Trust leases 2044 printers.\\par}',
      )
    },
  })

function folder(): string {
  const workingFolder = temporaryFolder()
  const settings = { allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }
  writeFileSync(join(workingFolder, 'trustlog.config.json'), JSON.stringify(settings))
  return workingFolder
}

describe('trustlog crawl --log', () => {
  it('crawls a log without an adapter the whole way through, letters without extension and all', async () => {
    const { url } = await site()
    const workingFolder = folder()
    const ran = await trustlog(['crawl', '--log', url('/foi/'), '--authority', 'RTH', '--json'], { workingFolder })
    const manifest: RunManifest = JSON.parse(ran.stdout)
    expect(manifest.logs).toMatchObject([{ odsCode: 'RTH', status: 'well', pages: 2, listed: 4, new: 4 }])
    const { stdout } = await trustlog(['responses', '--json'], { workingFolder })
    expect(JSON.parse(stdout)).toHaveLength(4)
  })

  it('takes a name that the register does not have, and says so', async () => {
    const { url } = await site()
    const ran = await trustlog(
      ['crawl', '--log', url('/foi/'), '--authority', 'Example Valley Harbour Board', '--json'],
      { workingFolder: folder() },
    )
    expect(JSON.parse(ran.stdout).logs).toMatchObject([{ odsCode: 'X-EXAMPLE-VALLEY-HARBO', status: 'well', new: 4 }])
    expect(ran.stderr).toContain('The register has no Example Valley Harbour Board: saved as X-EXAMPLE-VALLEY-HARBO')
  })

  it.each([
    ['a log of nobody', ['--log', 'https://www.example.org/foi/'], /needs --authority/],
    ['an authority without a log', ['--authority', 'RTH'], /Give --log too/],
    ['trusts beside it', ['RTH', '--log', 'https://www.example.org/foi/', '--authority', 'RTH'], /crawls one log/],
  ])('refuses %s', async (_, typed, message) => {
    const ran = await trustlog(['crawl', ...typed])
    expect(ran.exitCode).toBe(2)
    expect(ran.stderr).toMatch(message)
  })
})
