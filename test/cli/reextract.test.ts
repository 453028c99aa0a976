import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Correction, NormalisedDocument } from '../../src/domain.ts'
import { openArchive } from '../../src/fetch/archive.ts'
import { AT, documentOf, evidenceIn, LOG, publish, sampleDatabase, sha256Of, temporaryFolder } from '../db/sample.ts'
import { trustlog } from './command-line.ts'

const LETTER = [
  'Our ref: FOI 4216',
  'Thank you for your request under the Freedom of Information Act 2000. You asked:',
  '1. Who supplies your printers?',
  'Acme Limited.',
  '2. How many printers do you have?',
  'We hold 12 printers.',
].join('\n\n')

function inParagraphs(text: string): NormalisedDocument {
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: words }) => {
    return { kind: 'paragraph' as const, start: index, end: index + words.length, furniture: null }
  })
  return documentOf(text, { blocks })
}

/** A response of which an older extractor read too much: an outcome that is wrong, and no questions. */
function held(text = LETTER): ReturnType<typeof sampleDatabase> & { flags: string[] } {
  const database = sampleDatabase()
  publish(database, {
    reference: '4216',
    text,
    facts: { outcome: 'not_held', title: 'Our ref', evidence: { title: evidenceIn(text, 'Our ref') } },
  })
  database.rereading.replaceText(inParagraphs(text), AT)
  return { ...database, flags: ['--database', database.file, '--archive', join(temporaryFolder(), 'archive')] }
}

interface Line {
  changes: { kind: string; fact: string; before: unknown; after: unknown; evidence: unknown }[]
  problems: string[]
  renormalised: string[]
  findings: unknown[]
  saved: boolean
}

async function reextract(flags: string[]) {
  const ran = await trustlog(['reextract', '--json', ...flags])
  const lines = ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
  return { ...ran, lines, facts: lines.flatMap(({ changes }) => changes) }
}

async function response(flags: string[]) {
  return JSON.parse((await trustlog(['response', '4216', '--json', ...flags.slice(0, 2)])).stdout)
}

function withCorrections(corrections: Partial<Correction>[]): string[] {
  const file = join(temporaryFolder(), 'logs.json')
  const said = { reference: 'FOI 4216', why: 'Seen on paper.', who: 'maintainer', date: '2026-03-01' }
  const log = { slug: LOG.slug, authority: LOG.authority, platform: 'known-layout', url: LOG.url }
  const options = { entry: 'li' }
  writeFileSync(
    file,
    JSON.stringify([{ ...log, options, corrections: corrections.map((one) => ({ ...said, ...one })) }]),
  )
  return ['--logs', file]
}

describe('trustlog reextract', () => {
  it('shows fact by fact what the present extractor reads otherwise, and saves nothing', async () => {
    const { flags } = held()
    const { exitCode, facts, lines } = await reextract([...flags, '--normalise', 'never'])
    expect(exitCode).toBe(0)
    expect(facts).toContainEqual(expect.objectContaining({ kind: 'changed', fact: 'outcome', before: 'not_held' }))
    expect(facts).toContainEqual(
      expect.objectContaining({
        kind: 'added',
        fact: 'questions.1',
        evidence: expect.objectContaining({ document: 0 }),
      }),
    )
    expect(lines[0]?.saved).toBe(false)
    expect((await response(flags)).response.outcome).toBe('not_held')
  })

  it('saves it with --apply, as no revision, and finds nothing more to change', async () => {
    const { flags } = held()
    const before = await response(flags)
    expect((await reextract([...flags, '--normalise', 'never', '--apply'])).lines[0]?.saved).toBe(true)
    const after = await response(flags)
    expect(after.response.outcome).toBe('granted_in_full')
    expect(after.questions).toHaveLength(2)
    expect(after.revisions).toMatchObject([{ number: 1, seenAt: before.revisions[0].seenAt }])
    expect(after.response.extractorVersion).not.toBe('1')
    expect((await reextract([...flags, '--normalise', 'never'])).facts).toEqual([])
  })

  it('tells people the same, with the words that it rests on', async () => {
    const { stdout } = await trustlog([
      'reextract',
      'RX1',
      '--case',
      'FOI 4216',
      '--normalise',
      'never',
      ...held().flags,
    ])
    expect(stdout).toContain('~ outcome: not_held → granted_in_full')
    expect(stdout).toMatch(/\+ answers\.2\.text: .*12 printers[\s\S]*“We hold 12 printers\.” \(document 1, \d+–\d+\)/)
    expect(stdout).toContain('Nothing was saved: --apply does.')
  })

  it('makes texts of an older reader anew from the archive, for every response that cites them', async () => {
    const bytes = Buffer.from(LETTER)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { flags, ...database } = held(LETTER)
    expect(sha256).toBe(sha256Of(LETTER))
    await openArchive(flags[3] ?? '').put(bytes)
    database.transaction(() =>
      database.rereading.replaceText({ ...documentOf(`${LETTER}\n\nRead badly.`), sha256 }, AT),
    )
    const { lines, exitCode } = await reextract([...flags, '--apply'])
    expect({ exitCode, renormalised: lines[0]?.renormalised, problems: lines[0]?.problems }).toEqual({
      exitCode: 0,
      renormalised: [sha256],
      problems: [],
    })
    expect(database.documents.held(sha256)?.text).not.toContain('Read badly')
    expect((await trustlog(['fsck', '--json', ...flags])).stdout).not.toContain('evidence')
  })

  it('says which bytes it lacks, reads what is held, and ends with 1', async () => {
    const { exitCode, lines } = await reextract(held().flags)
    expect({ exitCode, problems: lines[0]?.problems }).toEqual({
      exitCode: 1,
      problems: ['The archive does not hold its bytes; the text that is held was read.'],
    })
  })

  it('heeds --since, and says of a trust or a case that it does not know', async () => {
    const { flags } = held()
    expect((await reextract([...flags, '--since', '2099'])).lines).toEqual([])
    expect((await reextract([...flags, 'Nowhere'])).exitCode).toBe(2)
    expect((await reextract([...flags, '--case', '9999'])).exitCode).toBe(1)
  })

  it('lets a person win over the extractor, and over the log, and shows that it is a person’s word', async () => {
    const { flags } = held()
    const logs = withCorrections([
      { field: 'answers.2.outcome', value: 'not_held' },
      { field: 'title', value: 'Printers' },
    ])
    await reextract([...flags, ...logs, '--normalise', 'never', '--apply'])
    const { response: now, answers } = await response(flags)
    expect(now).toMatchObject({ title: 'Printers', outcome: 'partially_held' })
    expect(now.corrections).toMatchObject([
      { field: 'answers.2.outcome', value: 'not_held', extracted: 'disclosed', who: 'maintainer' },
      { field: 'title', value: 'Printers' },
    ])
    expect(answers[1]).toMatchObject({ outcome: 'not_held', corrected: ['outcome'] })
    const shown = await trustlog(['response', '4216', ...flags.slice(0, 2)])
    expect(shown.stdout).toMatch(/Corrected by a person[\s\S]*answers\.2\.outcome: not_held instead of disclosed/)
  })
})

describe('trustlog corrections', () => {
  it('says of each whether it is in force, still to be saved, no longer needed, or fits nothing', async () => {
    const { flags } = held()
    const logs = withCorrections([
      { field: 'answers.2.outcome', value: 'not_held' },
      { field: 'answers.1.outcome', value: 'disclosed' },
      { field: 'contracts.9.supplier', value: 'Acme' },
      { reference: 'FOI 1', field: 'title', value: 'Another' },
    ])
    const listed = async () => {
      const ran = await trustlog(['corrections', '--json', ...flags, ...logs])
      const states = (JSON.parse(ran.stdout) as { state: string }[]).map(({ state }) => state)
      return { exitCode: ran.exitCode, states }
    }
    const others = ['not_needed', 'fits_nothing', 'no_response']
    expect(await listed()).toEqual({ exitCode: 1, states: ['waiting', ...others] })
    await reextract([...flags, ...logs, '--normalise', 'never', '--apply'])
    expect(await listed()).toEqual({ exitCode: 1, states: ['applied', ...others] })
  })

  it('has nothing to list where nobody corrected anything', async () => {
    const { exitCode, stdout } = await trustlog(['corrections', ...held().flags, ...withCorrections([])])
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Nobody has corrected anything.\n' })
  })
})

describe('what should perhaps not have been published', () => {
  const PRIVATE = `${LETTER}\n\nWrite to jo.bloggs@example.com or ring 07700 900123.`

  async function privacy(flags: string[]) {
    const { stdout } = await trustlog(['privacy', '--json', ...flags.slice(0, 2)])
    return (JSON.parse(stdout) as { kind: string }[]).map(({ kind }) => kind)
  }

  it('is found in what was saved before anybody looked, and said', async () => {
    const { flags } = held(PRIVATE)
    expect(await privacy(flags)).toEqual([])
    const shown = await trustlog(['reextract', ...flags, '--normalise', 'never'])
    expect(shown.stdout).toContain('+ privacy: 1 email address')
    expect(shown.stdout).toContain('and 2 findings of personal or hidden data. Nothing was saved')
    expect(shown.stdout).not.toContain('jo.bloggs')
    expect(await privacy(flags)).toEqual([])
    await reextract([...flags, '--normalise', 'never', '--apply'])
    expect(await privacy(flags)).toEqual(['email_address', 'phone_number'])
    expect((await trustlog(['reextract', ...flags, '--normalise', 'never'])).stdout).not.toContain('privacy')
  })

  it('is said once of a document that two responses share', async () => {
    const { flags, ...database } = held(PRIVATE)
    publish(database, { reference: '4217', text: PRIVATE })
    expect((await reextract([...flags, '--normalise', 'never'])).lines.map(({ findings }) => findings.length)).toEqual([
      2, 0,
    ])
  })

  it('is settled where it is found no more', async () => {
    const { flags, issues } = held()
    const documentSha256 = sha256Of(LETTER)
    issues.report({ kind: 'nhs_number', severity: 'warning', message: 'x', documentSha256, count: 1, at: AT })
    issues.report({ kind: 'timeout', severity: 'warning', message: 'x', documentSha256, at: AT })
    expect(await privacy(flags)).toEqual(['nhs_number'])
    await reextract([...flags, '--normalise', 'never', '--apply'])
    expect(await privacy(flags)).toEqual([])
    expect(issues.open().map(({ kind }) => kind)).toEqual(['timeout'])
  })
})
