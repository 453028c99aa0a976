import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'

const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']))

const Step = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
})
export type Step = z.infer<typeof Step>

const Job = z.object({
  uses: z.string().optional(),
  with: z.record(z.string(), z.string()).optional(),
  needs: z.string().optional(),
  if: z.string().optional(),
  permissions: Permissions,
  env: z.record(z.string(), z.string()).optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  strategy: z.object({ matrix: z.record(z.string(), z.unknown()) }).optional(),
  'timeout-minutes': z.number().optional(),
  steps: z.array(Step).default([]),
})
export type Job = z.infer<typeof Job>

const Workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: Permissions,
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  jobs: z.record(z.string(), Job),
})
export type Workflow = z.infer<typeof Workflow>

export const WORKFLOWS = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))

/** A workflow with its text. */
export function readWorkflow(file: string): { file: string; text: string; workflow: Workflow } {
  const text = readFileSync(`${WORKFLOWS}${file}`, 'utf8')
  return { file, text, workflow: Workflow.parse(parse(text)) }
}
