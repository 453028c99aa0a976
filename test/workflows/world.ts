import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A folder in which a night is played: GitHub is a folder in it, and `gh` a stand-in that is found by PATH. */
export interface World {
  folder: string
  /** The releases, a folder each. */
  github: string
  /** PATH and what the stand-in needs. */
  environment: { PATH: string; FAKE_GITHUB: string }
  remove(): void
}

export function makeWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-night-'))
  const github = join(folder, 'github')
  mkdirSync(join(folder, 'bin'))
  mkdirSync(github)
  const fake = fileURLToPath(new URL('./fake-gh.js', import.meta.url))
  chmodSync(fake, 0o755)
  symlinkSync(fake, join(folder, 'bin/gh'))
  return {
    folder,
    github,
    environment: { PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`, FAKE_GITHUB: github },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
