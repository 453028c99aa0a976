import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')

const IMPORTER = `
import { createHash } from 'node:crypto'
import { contracts, createNormaliser, extract, openDatabase, search } from 'trustlog'

const database = openDatabase('trustlog.db')
const found = search(database, 'firewall')
const ending = contracts(database, { limit: 1 })
const normaliser = createNormaliser()
const bytes = new TextEncoder().encode('1. How many beds do you have? We have 12 beds.')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const told = { fileName: 'letter.txt', declaredMediaType: null, declaredCharset: null, url: null }
const read = await normaliser.normalise({ bytes, sha256, ...told })
const count: number = read.ok ? extract([read.value.document]).responses.length : -1
console.log(JSON.stringify([found.ok && found.value.rows, ending.ok && ending.value.rows, count]))
await normaliser.close()
database.close()
`

/** What is built to be packed, types unchecked (the check is another step), packed as npm would send it, unpacked where npm puts it. */
function packedInto(folder: string): void {
  const source = join(folder, 'source')
  const dist = join(source, 'dist')
  mkdirSync(source)
  execFileSync(process.execPath, [TSC, '-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', dist])
  symlinkSync(join(ROOT, 'node_modules'), join(source, 'node_modules'))
  const bundle = ['--import', 'tsx', join(ROOT, 'scripts/bundle-types.ts'), dist]
  execFileSync(process.execPath, bundle, { cwd: ROOT, stdio: 'pipe' })
  for (const path of JSON.parse(readFileSync(join(ROOT, 'scripts/data-files.json'), 'utf8'))) {
    cpSync(join(ROOT, path), join(dist, path), { recursive: true })
  }
  for (const path of ['package.json', 'README.md', 'LICENSE', 'bin']) {
    cpSync(join(ROOT, path), join(source, path), { recursive: true })
  }
  execFileSync('npm', ['pack', '--ignore-scripts', '--offline', '--pack-destination', folder], {
    cwd: source,
    stdio: 'pipe',
  })
  const target = join(folder, 'node_modules/trustlog')
  mkdirSync(target, { recursive: true })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  execFileSync('tar', ['-xzf', join(folder, `trustlog-${version}.tgz`), '-C', target, '--strip-components=1'])
  symlinkSync(join(ROOT, 'node_modules'), join(target, 'node_modules'))
}

it('is typed and runs where its package is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-package-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  packedInto(folder)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(join(folder, 'importer.ts'), IMPORTER)
  // The types of Node.js that the importer needs are another package's; those of trustlog need no other's to be checked.
  const types = ['--typeRoots', join(ROOT, 'node_modules/@types'), '--types', 'node']
  const compile = (...options: string[]) =>
    execFileSync(process.execPath, [TSC, '--strict', '--target', 'es2023', ...types, ...options, 'importer.ts'], {
      cwd: folder,
      stdio: 'pipe',
      encoding: 'utf8',
    })
  compile('--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit')
  compile('--module', 'nodenext', '--outDir', 'out')
  const printed = execFileSync(process.execPath, [join(folder, 'out/importer.js')], { cwd: folder, encoding: 'utf8' })
  expect(JSON.parse(printed)).toEqual([[], [], 1])
  const program = join(folder, 'node_modules/trustlog/bin/trustlog.js')
  expect(execFileSync(process.execPath, [program, '--help'], { encoding: 'utf8' })).toContain('trustlog')
}, 180_000)
