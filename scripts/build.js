// Compiles the TypeScript into dist/ and puts the files that the program reads beside it.
// Run by `npm ci` (as the "prepare" script), so that `npx trustlog` works in a fresh clone.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { cwd: root, stdio: 'inherit' })

/** What is read at run time and is not TypeScript lies there where it lies among the sources. */
for (const path of JSON.parse(readFileSync(join(root, 'scripts/data-files.json'), 'utf8'))) {
  cpSync(join(root, path), join(root, 'dist', path), { recursive: true })
}

/** What people corrected lies beside the adapters that it concerns. */
for (const trust of readdirSync(join(root, 'crawlers/trusts'))) {
  const path = join('crawlers/trusts', trust, 'corrections.json')
  if (existsSync(join(root, path))) cpSync(join(root, path), join(root, 'dist', path))
}

// Only in what others install: this takes longer than all that is above. The variable names the innermost command of npm,
// so that "prepare" has to run this file itself, not through "npm run build".
if (['pack', 'publish'].includes(process.env.npm_command ?? '')) {
  const bundle = [join(root, 'scripts/bundle-types.ts'), join(root, 'dist')]
  execFileSync(process.execPath, ['--import', 'tsx', ...bundle], { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] })
}
