import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { get } from 'node:http'
import { fileURLToPath } from 'node:url'

/** A replica in a process of its own, so that its work is not counted with the work of those who ask it. */
export interface WarmReplica {
  origin: string
  stop(): void
}

function page(origin: string, host: string, path: string): Promise<string> {
  const { port } = new URL(origin)
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { host: `${host}:${port}` } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve(text))
    }).on('error', reject)
  })
}

/** Asks for everything that a site links, once, so that each page has been made before anyone is measured. */
async function warm(origin: string, host: string, start: string): Promise<void> {
  const waiting = [start]
  const asked = new Set(waiting)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = await page(origin, host, path)
    for (const [, href = ''] of text.matchAll(/href="(\/[^"#]*)"/g)) {
      const link = href.replaceAll('&amp;', '&')
      if (!asked.has(link)) waiting.push(link)
      asked.add(link)
    }
  }
}

/**
 * Starts one hosted log of so many responses, every page made.
 * @param logsFile where the file for `--logs` is written
 */
export async function startWarmReplica(responses: number, logsFile: string): Promise<WarmReplica> {
  const main = fileURLToPath(new URL('../replica/main.ts', import.meta.url))
  const sizes = ['--trusts', '1', '--responses', String(responses), '--port', '0', '--logs', logsFile]
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...sizes], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [first] = (await once(child.stdout, 'data')) as [Buffer]
  const origin = /http:\/\/localhost:\d+\//.exec(first.toString())?.[0]
  if (origin === undefined) throw new Error(`the replica did not say where it is: ${first}`)
  await warm(origin, 'rth.localhost', '/disclosures')
  return { origin, stop: () => void child.kill() }
}
