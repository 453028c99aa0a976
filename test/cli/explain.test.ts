import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evidenceIn, publish, sampleDatabase } from '../db/sample.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const LETTER = [
  'Our ref: FOI 4216',
  'Thank you for your request under the Freedom of Information Act 2000. You asked:',
  '1. Who supplies your printers?',
  'Acme Limited.',
  '2. How many printers do you have?',
  'We hold 12 printers. Mrs Jo Bloggs, jo.bloggs@example.org, counts them.',
].join('\n\n')

function letter(): { workingFolder: string } {
  const workingFolder = temporaryFolder()
  writeFileSync(join(workingFolder, 'letter.txt'), LETTER)
  return { workingFolder }
}

function held(): string[] {
  const database = sampleDatabase()
  const question = evidenceIn(LETTER, 'Who supplies your printers?')
  const facts = { questions: [{ label: '1', text: question.quote, evidence: question }] }
  publish(database, { reference: '4216', text: LETTER, facts })
  return ['--database', database.file]
}

describe('trustlog explain', () => {
  it('puts labelled brackets around the facts of a file, with personal data masked', async () => {
    const { exitCode, stdout } = await trustlog(['explain', 'letter.txt'], letter())
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Our ref: [reference ⟶ FOI 4216]')
    expect(stdout).toContain('2. [Q2 ⟶ How many printers do you have?]')
    expect(stdout).toContain('[A1 · disclosed ⟶ [contract 1 supplier ⟶ Acme Limited].]')
    expect(stdout).toContain('[A2 · disclosed ⟶ We hold 12 printers.')
    expect(stdout).not.toContain('jo.bloggs')
  })

  it('uses colours on a terminal', async () => {
    const { stdout } = await trustlog(['explain', 'letter.txt'], {
      ...letter(),
      environment: { FORCE_COLOR: '1', TERM: 'xterm' },
    })
    expect(stdout).toContain('\u001b[36m\u001b[7m Q1 \u001b')
  })

  it('shows a held response with the facts that are held of it', async () => {
    const { exitCode, stdout } = await trustlog(['explain', 'FOI 4216', '--trust', 'RX1', ...held()])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Example University Hospitals (RX1) · 4216 · #1')
    expect(stdout).toContain('[Q1 ⟶ Who supplies your printers?]')
  })

  it('prints marks whose offsets hold with --json', async () => {
    const { stdout } = await trustlog(['explain', 'letter.txt', '--json'], letter())
    const { documents, marks } = JSON.parse(stdout) as {
      documents: { text: string }[]
      marks: { document: number; start: number; end: number; quote: string }[]
    }
    expect(marks.length).toBeGreaterThan(4)
    for (const { document, start, end, quote } of marks) {
      expect(documents[document]?.text.slice(start, end)).toBe(quote)
    }
  })

  it('writes a page with --html', async () => {
    const where = letter()
    const { exitCode, stdout } = await trustlog(['explain', 'letter.txt', '--html', 'why.html'], where)
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' })
    const page = readFileSync(join(where.workingFolder, 'why.html'), 'utf8')
    expect(page).toContain('<span class="tag">Q1</span>')
    expect(page).not.toContain('jo.bloggs')
  })

  it('says of a document or a response that is not there that it is not', async () => {
    const ran = await trustlog(['explain', 'letter.txt', '--document', '7'], letter())
    expect({ exitCode: ran.exitCode, stderr: ran.stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('There is no document 7'),
    })
    expect((await trustlog(['explain', 'FOI 9', ...held()])).stderr).toContain('neither a file nor a response')
  })
})
