import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../shared.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const LETTER = `<html><head><title>FOI 1234 response</title></head><body><main>
<p>Askerdale NHS Trust</p>
<p>Our ref: FOI 1234</p>
<p>5 March 2026</p>
<p>Dear requester,</p>
<p>Thank you for your request under the Freedom of Information Act 2000, received on 9 February 2026.</p>
<p>You asked:</p>
<ol><li>Which firewall do you use?</li><li>How many beds do you have?</li></ol>
<p>Our response:</p>
<ol><li>This is withheld under section 31(1)(a) of the Act.</li><li>The Trust has 700 beds.</li></ol>
<p>Yours sincerely</p></main></body></html>`

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

interface Line {
  file: string
  documents: { file: string; sha256: string; mediaType: string; pages: number; text: string; warnings: unknown[] }[]
  responses: { caseReference: string | null; questions: { evidence: Span }[]; answers: { evidence: Span }[] }[]
  error?: { kind: string; message: string }
}

interface Span {
  document: number
  start: number
  end: number
  quote: string
}

const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('trustlog extract', () => {
  it('prints for people who answered what, when, and on which ground it was refused', async () => {
    const workingFolder = folderWith({ 'letter.html': LETTER })
    const { exitCode, stdout } = await trustlog(['extract', 'letter.html'], { workingFolder })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^letter\.html$/m)
    expect(stdout).toContain('FOI 1234')
    expect(stdout).toContain('answered 5 Mar 2026')
    expect(stdout).toMatch(/^1 +Which firewall do you use\?\n +This is withheld .*\n +withheld$/m)
    expect(stdout).toMatch(/s31\(1\)\(a\) +law enforcement +question 1$/m)
  })

  it('shows the words that a fact rests on with --evidence', async () => {
    const workingFolder = folderWith({ 'letter.html': LETTER })
    const { stdout } = await trustlog(['extract', '--evidence', 'letter.html'], { workingFolder })
    expect(stdout).toMatch(/document 1, \d+–\d+: “The Trust has 700 beds/)
  })

  it('prints one JSON line a file, in the order given, with evidence into the text of its documents', async () => {
    const names = ['c.html', 'a.html', 'b.html']
    const workingFolder = folderWith(
      Object.fromEntries(names.map((name, index) => [name, LETTER.replaceAll('1234', `50${index}`)])),
    )
    const { exitCode, stdout } = await trustlog(['extract', '--json', ...names], { workingFolder })
    const lines = linesOf(stdout)
    expect(exitCode).toBe(0)
    expect(lines.map((line) => line.file)).toEqual(names)
    for (const [index, { documents, responses }] of lines.entries()) {
      expect(documents).toMatchObject([{ file: names[index], mediaType: 'text/html', warnings: [] }])
      expect(documents[0]?.pages).toEqual(expect.any(Number))
      const [response] = responses
      expect(response?.caseReference).toBe(`FOI 50${index}`)
      const facts = [...(response?.questions ?? []), ...(response?.answers ?? [])]
      expect(facts).toHaveLength(4)
      for (const { evidence } of facts) {
        expect(documents[evidence.document]?.text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
      }
    }
  })

  it('prints an error line for a file that cannot be read, reads the others, and exits 1', async () => {
    const workingFolder = folderWith({ 'letter.html': LETTER, 'broken.pdf': '%PDF-1.7 and no more' })
    mkdirSync(join(workingFolder, 'folder'))
    const files = ['none.pdf', 'folder', 'broken.pdf', 'letter.html']
    const { exitCode, stdout } = await trustlog(['extract', '--json', ...files], { workingFolder })
    const lines = linesOf(stdout)
    expect(exitCode).toBe(1)
    expect(lines.map((line) => line.file)).toEqual(files)
    expect(lines.map((line) => line.error?.kind)).toEqual([
      'file_not_found',
      'folder',
      'unreadable_document',
      undefined,
    ])
    expect(Object.keys(lines[0] ?? {})).toEqual(['file', 'error'])
  })

  it('tells a person about such files on standard error, with what to do', async () => {
    const workingFolder = folderWith({})
    mkdirSync(join(workingFolder, 'letters'))
    const { exitCode, stdout, stderr } = await trustlog(['extract', 'letters/', 'none.pdf'], { workingFolder })
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toContain('letters/  This is a folder, not a document. Name the files in it: letters/*')
    expect(stderr).toContain('none.pdf  There is no such file.')
  })

  it('takes the files as documents of one response with --together, the first being the letter', async () => {
    const annex = '<html><body><main><h1>Annex</h1><p>Beds by ward.</p></main></body></html>'
    const workingFolder = folderWith({ 'letter.html': LETTER, 'annex.html': annex })
    const { stdout } = await trustlog(['extract', '--json', '--together', 'letter.html', 'annex.html'], {
      workingFolder,
    })
    const [line, ...others] = linesOf(stdout)
    expect(others).toEqual([])
    expect(line?.file).toBe('letter.html')
    expect(line?.documents.map((document) => document.file)).toEqual(['letter.html', 'annex.html'])
    expect(line?.responses).toHaveLength(1)
  })

  it('reads no response without its letter, but one without an annex', async () => {
    const workingFolder = folderWith({ 'letter.html': LETTER })
    const withoutLetter = await trustlog(['extract', '--json', '--together', 'none.pdf', 'letter.html'], {
      workingFolder,
    })
    expect(withoutLetter.exitCode).toBe(1)
    expect(linesOf(withoutLetter.stdout).map((line) => line.error?.kind)).toEqual(['file_not_found'])
    const withoutAnnex = await trustlog(['extract', '--json', '--together', 'letter.html', 'none.pdf'], {
      workingFolder,
    })
    expect(withoutAnnex.exitCode).toBe(1)
    expect(linesOf(withoutAnnex.stdout).map((line) => line.error?.kind)).toEqual([undefined, 'file_not_found'])
  })

  it('lets no document steer the terminal', async () => {
    const workingFolder = folderWith({ 'letter.html': LETTER.replace('700 beds', '700 \u001b[2Jbeds') })
    const options = { workingFolder, columns: 80, environment: { NO_COLOR: '1' } }
    expect((await trustlog(['extract', '--evidence', 'letter.html'], options)).stdout).not.toContain('\u001b')
  })
})

const shared = sharedFolder()

describe('trustlog extract on the founding letter', () => {
  it.skipIf(shared === null)('flags the contract that ends before it starts (needs the shared folder)', async () => {
    const letter = join(shared ?? '', 'gold/seeds/02-walton-letter/FOI 4216 response.pdf')
    const gold: { caseReference: string } = JSON.parse(readFileSync(join(letter, '../gold.json'), 'utf8'))
    const { stdout } = await trustlog(['extract', letter], { columns: 200, environment: { NO_COLOR: '1' } })
    expect(stdout).toContain(gold.caseReference)
    expect(stdout).toMatch(/CCS Media +26 Jun 2020 +27 Jun 2019 +~£5,096 +700/)
    expect(stdout).toContain('looks wrong: expiry before start')
  })
})
