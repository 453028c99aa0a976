import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A replica in a process of its own, so that its work is not counted with the work of those who ask it. */
export interface ReplicaProcess {
  origin: string
  stop(): void
}

/** Starts a replica of so many logs, whose responses are pages or letters without attachments. @param logsFile where the file for `--logs` is written */
export async function startReplicaProcess(
  trusts: number,
  responses: number,
  logsFile: string,
): Promise<ReplicaProcess> {
  const main = fileURLToPath(new URL('../replica/main.ts', import.meta.url))
  const sizes = ['--trusts', String(trusts), '--responses', String(responses), '--pages-only']
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...sizes, '--port', '0', '--logs', logsFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [first] = (await once(child.stdout, 'data')) as [Buffer]
  const origin = /http:\/\/localhost:\d+\//.exec(first.toString())?.[0]
  if (origin === undefined) throw new Error(`the replica did not say where it is: ${first}`)
  return { origin, stop: () => void child.kill() }
}
