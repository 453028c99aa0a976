// Compiles the TypeScript into dist/ and puts the files that the program reads beside it.
// Run by `npm ci` (as the "prepare" script), so that `npx trustlog` works in a fresh clone.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { cwd: root, stdio: 'inherit' })

/** Folders whose files are read at run time and are not TypeScript. */
for (const folder of ['db/migrations', 'db/data']) {
  if (!existsSync(join(root, folder))) continue
  mkdirSync(join(root, 'dist', folder), { recursive: true })
  cpSync(join(root, folder), join(root, 'dist', folder), { recursive: true })
}
