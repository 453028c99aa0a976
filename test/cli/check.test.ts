import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedWorld } from '../query/published.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

const DRAFT = 'Which firewall contracts do you have?'

function world() {
  return ['--database', publishedWorld().database.file]
}

describe('trustlog check', () => {
  it('shows whether it was asked before, and by how little that is known', async () => {
    const { stdout, stderr, exitCode } = await trustlog(['check', DRAFT, ...world()])
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`1. ${DRAFT}\n  Asked before: 1 response of 1 trust. Outcomes: no reply read 1.`)
    expect(stdout).toContain('  Example University Hospitals (RX1) 4216 · 5 Feb 2026 · no reply read')
    expect(stderr).toContain('This rests on only 1 response')
  })

  it('reads a draft from a file or from standard input', async () => {
    const at = world()
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'draft.txt'), DRAFT)
    const options = { workingFolder: folder }
    const typed = await trustlog(['check', DRAFT, ...at])
    expect((await trustlog(['check', '--file', 'draft.txt', ...at], options)).stdout).toBe(typed.stdout)
    expect((await trustlog(['check', '-', ...at], { input: DRAFT })).stdout).toBe(typed.stdout)
  })

  it('says what was searched where nobody asked it', async () => {
    const { stdout } = await trustlog(['check', 'How many zeppelins fly?', '--trust', 'RX1', ...world()])
    expect(stdout).toContain('Not asked before, as far as is known.')
    expect(stdout).toMatch(/Searched: titles and questions of the responses in .*trustlog\.db --trust RX1\./)
  })

  it('gives other programs everything', async () => {
    const at = world()
    const json = JSON.parse((await trustlog(['check', DRAFT, '--json', ...at])).stdout)
    expect(json.questions[0].found[0]).toMatchObject({ reference: '4216', likeness: 1 })
    const csv = await trustlog(['check', DRAFT, '--csv', ...at])
    expect(csv.stdout).toMatch(
      /^draft_question,draft,likeness,ods_code,trust,reference,.*\r\n1,Which firewall contracts do you have\?,1,RX1,/,
    )
  })

  it('proves it, and prints the SQL', async () => {
    const at = world()
    const proved = await trustlog(['check', DRAFT, '--evidence', ...at])
    expect(proved.stdout).toMatch(/“Which firewall contracts do you have\?” \([0-9a-f]{12}, 0–37\)/)
    expect((await trustlog(['check', DRAFT, '--show-sql', ...at])).stdout).toContain('response_search MATCH')
  })

  it('wants one draft of plain text', async () => {
    const at = world()
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'draft.docx'), Uint8Array.of(80, 75, 3, 4, 0))
    const none = await trustlog(['check', ...at])
    expect([none.exitCode, none.stderr]).toEqual([2, expect.stringContaining('There is no draft to check.')])
    expect((await trustlog(['check', DRAFT, '--file', 'x', ...at])).stderr).toContain('There are two drafts.')
    const missing = await trustlog(['check', '--file', 'missing.txt', ...at], { workingFolder: folder })
    expect([missing.exitCode, missing.stderr]).toEqual([
      1,
      expect.stringContaining('missing.txt: There is no such file.'),
    ])
    const binary = await trustlog(['check', '--file', 'draft.docx', ...at], { workingFolder: folder })
    expect(binary.stderr).toContain('| trustlog check -')
    expect((await trustlog(['check', '', ...at])).stderr).toContain('The draft asks nothing.')
  })
})
