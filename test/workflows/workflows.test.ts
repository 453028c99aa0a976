import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readWorkflow, WORKFLOWS } from './workflow-file.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = readdirSync(WORKFLOWS).filter((file) => file.endsWith('.yml'))
const workflows = files.map(readWorkflow)
const steps = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).flatMap(([name, job]) => job.steps.map((step) => ({ file, name, job, step }))),
)
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

function workflowNamed(file: string) {
  const found = workflows.find((candidate) => candidate.file === file)
  if (!found) throw new Error(`${file} is missing`)
  return found.workflow
}

describe('the workflows', () => {
  it('are the three that people know, and what two of them share', () => {
    expect(files.sort()).toEqual(['ci.yml', 'crawl-and-publish.yml', 'nightly.yml', 'recrawl.yml'])
  })

  it('pin every action by its full commit, with the version beside it', () => {
    const uses = workflows.flatMap(({ text }) => text.match(/^.*\buses:.*$/gm) ?? [])
    expect(uses.length).toBeGreaterThan(0)
    for (const line of uses) {
      expect(line).toMatch(
        /uses: (?:\.\/\.github\/workflows\/[a-z-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      )
    }
  })

  it('pin one action to one commit everywhere', () => {
    const commits = new Map<string, Set<string>>()
    for (const { step } of steps) {
      const [action, commit] = step.uses?.split('@') ?? []
      if (action && commit) commits.set(action, (commits.get(action) ?? new Set()).add(commit))
    }
    for (const [action, seen] of commits) expect([action, seen.size]).toEqual([action, 1])
  })

  it('grant nothing at the top, and write access to nobody who crawls', () => {
    for (const { workflow } of workflows) expect(workflow.permissions).toEqual({})
    const writers = steps.filter(({ job }) => Object.values(job.permissions).includes('write'))
    expect(new Set(writers.map(({ name }) => name))).toEqual(new Set(['publish', 'issues']))
    for (const { step } of writers) expect(step.run ?? '').not.toMatch(/crawl/)
  })

  it('put no expression into a shell line', () => {
    for (const { file, step } of steps)
      expect([file, step.run ?? '']).toEqual([file, (step.run ?? '').replaceAll('${{', '')])
  })

  it('leave no credentials in the working copy', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const { step } of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false })
  })

  it('hand the token only to the steps that speak with GitHub', () => {
    const withToken = steps.filter(({ step }) => JSON.stringify(step).includes('github.token'))
    expect(withToken.map(({ step }) => step.run)).toEqual([
      'npm run nightly:restore',
      'npm run nightly:restore-database',
      'npm run nightly:publish',
      'npm run nightly:issues',
    ])
  })

  it('run only npm scripts that exist', () => {
    const named = steps.flatMap(({ step }) => [...(step.run ?? '').matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)])
    expect(named.length).toBeGreaterThan(0)
    for (const [, script = ''] of named) expect(Object.keys(scripts)).toContain(script)
  })

  it('run nothing but npm', () => {
    for (const { step } of steps) if (step.run) expect(step.run).toMatch(/^npm (?:ci|test|run) ?/)
  })

  it('give every job that works a time limit', () => {
    for (const { job } of steps) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  it('never let two crawls continue one database, nor cut one short', () => {
    const nightly = workflowNamed('nightly.yml').concurrency
    expect(nightly).toEqual({ group: 'database', 'cancel-in-progress': false })
    expect(workflowNamed('recrawl.yml').concurrency).toEqual(nightly)
  })

  it('crawl by the clock and by hand, recrawl only by hand', () => {
    expect(Object.keys(workflowNamed('nightly.yml').on)).toEqual(['schedule', 'workflow_dispatch'])
    expect(Object.keys(workflowNamed('recrawl.yml').on)).toEqual(['workflow_dispatch'])
  })

  it('test on every Node.js that the README names', () => {
    const { text } = readWorkflow('ci.yml')
    expect(parse(text).jobs.test.strategy.matrix.node).toEqual([20, 22, 24])
  })
})
