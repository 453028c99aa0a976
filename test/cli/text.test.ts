import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, trustlog } from './command-line.ts'

const PAGE =
  '<html><body><main><h1>Firewalls</h1><ol><li>Who supplies it?</li></ol><p>Acme \u001b[31mLtd</p></main></body></html>'

function folderWithPage(): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'page.html'), PAGE)
  return folder
}

describe('trustlog text', () => {
  it('prints the text that evidence points into', async () => {
    const { exitCode, stdout } = await trustlog(['text', 'page.html'], { workingFolder: folderWithPage() })
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Firewalls\n\n1\. Who supplies it\?\n\nAcme/)
  })

  it('keeps control characters away from a terminal', async () => {
    const options = { workingFolder: folderWithPage(), columns: 80, environment: { NO_COLOR: '1' } }
    expect((await trustlog(['text', 'page.html'], options)).stdout).not.toContain('\u001b')
  })

  it('prints the whole normalised document as JSON', async () => {
    const { stdout } = await trustlog(['text', '--json', 'page.html'], { workingFolder: folderWithPage() })
    const document: { mediaType: string; text: string; blocks: { kind: string }[] } = JSON.parse(stdout)
    expect(document.mediaType).toBe('text/html')
    expect(document.blocks.map((block) => block.kind)).toEqual(['heading', 'list_item', 'paragraph'])
  })

  it('exits 1 with a line of advice where there is no such file, or it is a folder', async () => {
    const workingFolder = folderWithPage()
    mkdirSync(join(workingFolder, 'letters'))
    const missing = await trustlog(['text', 'none.pdf'], { workingFolder })
    expect(missing).toMatchObject({ exitCode: 1, stdout: '' })
    expect(missing.stderr).toBe('trustlog: none.pdf: There is no such file.\nCheck the path.\n')
    const folder = await trustlog(['text', 'letters'], { workingFolder })
    expect(folder.exitCode).toBe(1)
    expect(folder.stderr).toContain('This is a folder, not a document.\nName the files in it: letters/*')
  })
})
