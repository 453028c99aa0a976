import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './command-line.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** The program as a process of its own, as a shell starts it. */
function start(argv: string[], cwd: string) {
  const tsx = import.meta.resolve('tsx')
  return spawn(process.execPath, ['--import', tsx, MAIN, ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: ReturnType<typeof start>): Promise<{ code: number | null; stderr: string }> {
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code, stderr }
}

describe('the process', () => {
  it('ends with the exit code of the command line', async () => {
    const { code, stderr } = await ended(start(['responces'], temporaryFolder()))
    expect(code).toBe(2)
    expect(stderr).toContain('Did you mean responses?')
  })

  it('is quiet where the reader of its output goes away', async () => {
    const folder = temporaryFolder()
    const page = `<html><body><main><p>${'Many words. '.repeat(200_000)}</p></main></body></html>`
    writeFileSync(join(folder, 'long.html'), page)
    const child = start(['text', 'long.html'], folder)
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await ended(child)).toEqual({ code: 0, stderr: '' })
  })
})
