import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll } from 'vitest'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The program as a user has it: compiled, and started as a process of its own. */
export interface CompiledProgram {
  /** Where it lies, as `dist` does in a repository that was built. */
  folder: string
  start(argv: string[], workingFolder: string): RunningProgram
}

export interface RunningProgram {
  /** SIGKILL: no handler runs, nothing is flushed. */
  kill(): void
  ended: Promise<{ exitCode: number | null; killed: boolean; stdout: string; stderr: string }>
}

/**
 * Compiles the sources as they are now, types unchecked, into a folder that is gone after the tests. Starting the
 * result takes a third of the time that starting the sources would take, in each of its threads.
 */
export function compileProgram(): CompiledProgram {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-compiled-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const room of ['src', 'db', 'crawlers']) compileFolder(room, folder)
  for (const path of dataFiles()) cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  // Node 22 and newer keep what they have compiled; older ones do not know the variable.
  const cache = { NODE_COMPILE_CACHE: join(folder, 'compile-cache') }
  return { folder, start: (argv, cwd) => start([join(folder, 'src/cli/main.js'), ...argv], cwd, cache) }
}

/** What is read at run time and is not TypeScript, as the build has it. */
function dataFiles(): string[] {
  return JSON.parse(readFileSync(join(ROOT, 'scripts', 'data-files.json'), 'utf8'))
}

function compileFolder(room: string, folder: string): void {
  for (const entry of readdirSync(join(ROOT, room), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.parentPath.includes('fixtures')) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(folder, source.slice(ROOT.length)).replace(/\.ts$/, '.js')
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, ts.transpileModule(readFileSync(source, 'utf8'), { compilerOptions: OPTIONS }).outputText)
  }
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  rewriteRelativeImportExtensions: true,
  verbatimModuleSyntax: true,
}

function start(argv: string[], cwd: string, environment: Record<string, string>): RunningProgram {
  const child = spawn(process.execPath, argv, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = once(child, 'close').then(([exitCode, signal]) => ({
    exitCode: exitCode as number | null,
    killed: signal === 'SIGKILL',
    stdout,
    stderr,
  }))
  return { kill: () => child.kill('SIGKILL'), ended }
}
