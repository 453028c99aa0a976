import { get } from 'node:http'
import { type ReplicaProcess, startReplicaProcess } from './replica-process.ts'

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

/** Starts one hosted log of so many responses, every page made. @param logsFile where the file for `--logs` is written */
export async function startWarmReplica(responses: number, logsFile: string): Promise<ReplicaProcess> {
  const replica = await startReplicaProcess(1, responses, logsFile)
  await warm(replica.origin, 'rth.localhost', '/disclosures')
  return replica
}
