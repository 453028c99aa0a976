/**
 * Plays a workflow's jobs as GitHub would: each in a folder of its own, as on a fresh runner, its steps in order, for every
 * entry of its matrix, with conditions, outputs, artifacts and the summary. Actions that only prepare a runner are passed over.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type Job, readWorkflow, type Step } from './workflow-file.ts'

/** What expressions can ask for: `github.token`, `matrix.shard`, `steps.pack.outcome` … */
export type Contexts = Record<string, unknown>

export interface PlayedJob {
  name: string
  /** The entry of the matrix, such as `{ shard: 3 }`; nothing where there is none. */
  matrix: Record<string, unknown>
  result: 'success' | 'failure' | 'skipped'
  outputs: Record<string, string>
  summary: string
  steps: PlayedStep[]
}

export interface PlayedStep {
  does: string
  outcome: 'success' | 'failure' | 'skipped'
  output: string
}

export interface PlayOptions {
  /** A folder in which each job gets one. */
  folder: string
  /** The repository as it would be checked out, built. */
  repository: string
  contexts: Contexts
  environment: Record<string, string | undefined>
  /** Called before a job begins, to let a runner be lost: its steps then fail. */
  lost?: (job: string, matrix: Record<string, unknown>) => boolean
}

function lookUp(path: string, contexts: Contexts): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Contexts | undefined)?.[name], contexts)
}

/** The few forms of expression that the workflows use. */
function evaluate(expression: string, contexts: Contexts): unknown {
  const inner = expression.trim()
  const json = /^fromJSON\((.+)\)$/.exec(inner)
  if (json?.[1] !== undefined) return JSON.parse(String(evaluate(json[1], contexts)))
  if (inner === '!cancelled()') return true
  const equality = /^(.+) == '(.*)'$/.exec(inner)
  if (equality?.[1] !== undefined) return (evaluate(equality[1], contexts) ?? '') === equality[2]
  if (!/^[a-z_]+(?:\.[a-z_-]+)+$/.test(inner)) throw new Error(`"${inner}" is no expression that the player knows`)
  return lookUp(inner, contexts) ?? ''
}

/** Whether something is to run: as GitHub has it, only after success, unless its condition says otherwise. */
function holds(condition: string | undefined, failed: boolean, contexts: Contexts): boolean {
  const text = (condition ?? '').replace(/^\$\{\{(.*)\}\}$/, '$1')
  if (failed && !text.includes('cancelled()')) return false
  return text.trim() === '' || text.split('&&').every((term) => evaluate(term, contexts) === true)
}

function filledIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) => String(evaluate(expression, contexts)))
}

function filledInAll(texts: Record<string, string> = {}, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filledIn(text, contexts)]))
}

/** Every combination of a matrix; one empty entry where there is none. */
function entriesOf(job: Job, contexts: Contexts): Record<string, unknown>[] {
  return Object.entries(job.strategy?.matrix ?? {}).reduce<Record<string, unknown>[]>(
    (entries, [name, given]) => {
      const expression = typeof given === 'string' ? given.replace(/^\$\{\{(.*)\}\}$/, '$1') : null
      const values = (expression === null ? given : evaluate(expression, contexts)) as unknown[]
      return entries.flatMap((entry) => values.map((value) => ({ ...entry, [name]: value })))
    },
    [{}],
  )
}

async function runShell(line: string, cwd: string, env: Record<string, string | undefined>): Promise<PlayedStep> {
  // As GitHub calls it.
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', line], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  return { does: line, outcome: code === 0 ? 'success' : 'failure', output }
}

export async function playWorkflow(file: string, options: PlayOptions): Promise<PlayedJob[]> {
  const played: PlayedJob[] = []
  const artifacts = join(options.folder, 'artifacts')

  /** Several artifacts into one folder, or one by its name. */
  function downloadArtifact(given: Record<string, string>, workspace: string): void {
    const { name, pattern, path = '' } = given
    const held = existsSync(artifacts) ? readdirSync(artifacts) : []
    const wanted = held.filter((artifact) =>
      pattern ? artifact.startsWith(pattern.replace(/\*$/, '')) : artifact === name,
    )
    if (name && wanted.length === 0)
      throw new Error(`Unable to download artifact(s): Artifact not found for name: ${name}`)
    if (pattern && given['merge-multiple'] !== 'true') throw new Error('the player knows merge-multiple only')
    mkdirSync(join(workspace, path), { recursive: true })
    for (const artifact of wanted) cpSync(join(artifacts, artifact), join(workspace, path), { recursive: true })
  }

  function uploadArtifact({ name = '', path = '', ...given }: Record<string, string>, workspace: string): void {
    const folder = join(workspace, path)
    if (!existsSync(folder) && given['if-no-files-found'] === 'error') throw new Error(`No files were found: ${path}`)
    if (existsSync(join(artifacts, name))) throw new Error(`Conflict: an artifact with the name ${name} exists already`)
    cpSync(folder, join(artifacts, name), { recursive: true })
  }

  function act(step: Step, workspace: string, contexts: Contexts): void {
    const given = filledInAll(
      Object.fromEntries(Object.entries(step.with ?? {}).map(([key, value]) => [key, String(value)])),
      contexts,
    )
    const action = step.uses?.split('@')[0]
    if (action === 'actions/upload-artifact') uploadArtifact(given, workspace)
    else if (action === 'actions/download-artifact') downloadArtifact(given, workspace)
    else if (!['actions/checkout', 'actions/setup-node'].includes(action ?? ''))
      throw new Error(`the player knows no ${action}`)
  }

  async function takeStep(
    step: Step,
    workspace: string,
    contexts: Contexts,
    env: Record<string, string | undefined>,
  ): Promise<PlayedStep> {
    if (step.run === undefined || /^npm ci\b/.test(step.run)) {
      const does = step.run ?? step.uses ?? ''
      try {
        if (step.uses) act(step, workspace, contexts)
        return { does, outcome: 'success', output: '' }
      } catch (error) {
        return { does, outcome: 'failure', output: String(error) }
      }
    }
    return runShell(step.run, workspace, { ...env, ...filledInAll(step.env, contexts) })
  }

  async function playJob(
    name: string,
    job: Job,
    { matrix, index, total }: { matrix: Record<string, unknown>; index: number; total: number },
    contexts: Contexts,
  ): Promise<PlayedJob> {
    const workspace = join(options.folder, `${name}-${index + 1}`)
    mkdirSync(workspace)
    for (const entry of readdirSync(options.repository)) {
      if (!['data', '.git', '.github'].includes(entry))
        symlinkSync(join(options.repository, entry), join(workspace, entry))
    }
    const summary = join(workspace, 'summary.md')
    const outcomes: Record<string, { outcome: string }> = {}
    const known: Contexts = { ...contexts, matrix, strategy: { 'job-total': total }, steps: outcomes }
    const env = { ...options.environment, GITHUB_STEP_SUMMARY: summary, ...filledInAll(job.env, known) }
    const lost = options.lost?.(name, matrix) ?? false
    const steps: PlayedStep[] = []
    for (const step of job.steps) {
      const failed = steps.some(({ outcome }) => outcome === 'failure')
      const runs = !(lost && steps.length > 0) && holds(step.if, failed, known)
      const done: PlayedStep =
        lost && steps.length === 0
          ? { does: 'the runner', outcome: 'failure', output: 'lost' }
          : runs
            ? await takeStep(step, workspace, known, env)
            : { does: step.run ?? step.uses ?? '', outcome: 'skipped', output: '' }
      steps.push(done)
      if (step.id !== undefined) outcomes[step.id] = { outcome: done.outcome }
    }
    return {
      name,
      matrix,
      result: steps.some(({ outcome }) => outcome === 'failure') ? 'failure' : 'success',
      outputs: filledInAll(job.outputs, known),
      summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
      steps,
    }
  }

  async function playJobs(jobs: Record<string, Job>, contexts: Contexts): Promise<void> {
    const needs: Record<string, { result: string; outputs: Record<string, string> }> = {}
    for (const [name, job] of Object.entries(jobs)) {
      if (job.uses !== undefined) {
        const called = readWorkflow(job.uses.split('/').at(-1) ?? '').workflow
        await playJobs(called.jobs, {
          ...contexts,
          inputs: { ...defaultsOf(called.on), ...filledInAll(job.with, contexts) },
        })
        continue
      }
      const known = { ...contexts, needs }
      const needed = job.needs === undefined ? undefined : needs[job.needs]
      if (job.needs !== undefined && needed === undefined)
        throw new Error(`${name} stands before ${job.needs}, which it needs`)
      const runs = holds(job.if, needed !== undefined && needed.result !== 'success', known)
      const entries = entriesOf(job, known)
      // At once, as on GitHub.
      const results = await Promise.all(
        (runs ? entries : []).map((matrix, index) =>
          playJob(name, job, { matrix, index, total: entries.length }, known),
        ),
      )
      played.push(...results)
      const failed = results.some(({ result }) => result === 'failure')
      needs[name] = {
        result: runs ? (failed ? 'failure' : 'success') : 'skipped',
        outputs: results.at(-1)?.outputs ?? {},
      }
    }
  }

  await playJobs(readWorkflow(file).workflow.jobs, options.contexts)
  return played
}

/** What a called workflow takes its inputs for where the caller says nothing. */
function defaultsOf(on: Record<string, unknown>): Record<string, unknown> {
  const { inputs = {} } = (on['workflow_call'] ?? {}) as { inputs?: Record<string, { default?: unknown }> }
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']))
}
