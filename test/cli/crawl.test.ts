import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunManifest } from '../../src/domain.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { temporaryFolder, trustlog } from './command-line.ts'

let replica: Replica
/** A working folder with a settings file, the replica's logs, and after `beforeAll` a crawled database. */
let workingFolder: string

function prepareFolder(folder: string): string {
  writeFileSync(join(folder, 'logs.json'), JSON.stringify(replica.logs))
  writeFileSync(
    join(folder, 'trustlog.config.json'),
    JSON.stringify({ logs: 'logs.json', allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }),
  )
  return folder
}

beforeAll(async () => {
  replica = await startReplica({ seed: 3, trusts: 2, responses: 6 })
  workingFolder = prepareFolder(mkdtempSync(join(tmpdir(), 'trustlog-cli-crawl-')))
  const { exitCode, stdout, stderr } = await trustlog(['crawl'], { workingFolder })
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout).toMatch(/^RTH +Oxford .* well: 6 new, 0 unchanged$/m)
  expect(stdout).toMatch(/^RET +The Walton .* well: 6 new, 0 unchanged$/m)
  expect(stdout).toMatch(/^Run 1: 2 logs well; 12 new, 0 revised, 0 unchanged responses, in \d+ seconds?$/m)
}, 60_000)

afterAll(async () => {
  await replica.stop()
  rmSync(workingFolder, { recursive: true, force: true })
})

const ask = (...argv: string[]) => trustlog(argv, { workingFolder })

async function rowsOf<Row>(...argv: string[]): Promise<Row[]> {
  return JSON.parse((await ask(...argv, '--json')).stdout)
}

describe('trustlog crawl', () => {
  it('prints the manifest of the run, and nothing else, with --json', async () => {
    const { exitCode, stdout } = await ask('crawl', 'RTH', '--json')
    const manifest: RunManifest = JSON.parse(stdout)
    expect(exitCode).toBe(0)
    expect(manifest.logs).toMatchObject([{ odsCode: 'RTH', status: 'well', new: 0 }])
    expect(manifest.command).toBe('trustlog crawl RTH --json')
  })

  it('names a trust that failed with its kind and advice in one line, crawls the others, and exits 1', async () => {
    replica.setFault('rth', 'server-error')
    try {
      const folder = prepareFolder(temporaryFolder())
      const { exitCode, stdout } = await trustlog(['crawl', '--max', '2'], { workingFolder: folder })
      expect(exitCode).toBe(1)
      expect(stdout).toMatch(/^RTH .* failed: http server error — .*\. .*\.$/m)
      expect(stdout).toMatch(/^RET .* well: 2 new/m)
    } finally {
      replica.setFault('rth', null)
    }
  })

  it('saves nothing in a dry run, but says what it would fetch', async () => {
    const folder = prepareFolder(temporaryFolder())
    const { exitCode, stdout } = await trustlog(['crawl', '--dry-run', '--max', '2'], { workingFolder: folder })
    expect(exitCode).toBe(0)
    expect(stdout.match(/^ {2}would fetch http:/gm)).toHaveLength(4)
    expect(existsSync(join(folder, 'data'))).toBe(false)
  })

  it('says in a log line where progress stands, as JSON, where standard error is piped', async () => {
    const { stderr } = await ask('crawl', 'RET', '--log-level', 'info')
    const lines = stderr.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ level: 'info', msg: 'log finished', status: 'well' }),
    )
  })

  it('stops at Ctrl-C with what was read saved, exits 130, and goes on from there', async () => {
    const folder = prepareFolder(temporaryFolder())
    const signals = new EventEmitter()
    const slow = trustlog(['crawl', 'RTH', '--delay', '0.2'], { workingFolder: folder, signals })
    const before = replica.requests.length
    while (replica.requests.length < before + 3) await new Promise((resolve) => setTimeout(resolve, 20))
    signals.emit('SIGINT')
    const { exitCode, stderr } = await slow
    expect(exitCode).toBe(130)
    expect(stderr).toContain('Stopping after the responses under way')
    expect(signals.listenerCount('SIGINT')).toBe(0)
    const again = await trustlog(['crawl', 'RTH'], { workingFolder: folder })
    expect(again.exitCode).toBe(0)
    const held = await trustlog(['responses', '--json'], { workingFolder: folder })
    expect(JSON.parse(held.stdout)).toHaveLength(6)
  })

  it('exits 2 for a trust that nobody knows, before anything is asked', async () => {
    const before = replica.requests.length
    const { exitCode, stderr } = await ask('crawl', 'RTX')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('"RTX" is no ODS code')
    expect(replica.requests).toHaveLength(before)
  })

  it('says in a line that the database cannot be made', async () => {
    writeFileSync(join(workingFolder, 'file'), '')
    const { exitCode, stderr } = await ask('crawl', '--database', 'file/trustlog.db')
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^trustlog: file\/trustlog\.db: .*\.\n.*\n$/)
  })
})

describe('trustlog recrawl', () => {
  it('fetches one case again, whatever the site says of changes', async () => {
    const reference = replica.expected().find((site) => site.name === 'rth')?.responses[0]?.reference ?? ''
    const { exitCode, stdout } = await ask('recrawl', 'RTH', '--case', reference, '--json')
    const manifest: RunManifest = JSON.parse(stdout)
    expect(exitCode).toBe(0)
    expect(manifest.logs).toMatchObject([{ odsCode: 'RTH', unchanged: 1, notModified: 0 }])
  })

  it('fetches one response by its address', async () => {
    const [row] = await rowsOf<{ url: string }>('responses', '--trust', 'RTH', '--limit', '1')
    const { exitCode, stdout } = await ask('recrawl', row?.url ?? '', '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ logs: [{ odsCode: 'RTH', unchanged: 1 }] })
  })

  it('exits 1 for a case that is not held, and 2 for --case with an address', async () => {
    const unknown = await ask('recrawl', 'RTH', '--case', 'FOI 999999')
    expect(unknown.exitCode).toBe(1)
    expect(unknown.stderr).toContain('FOI 999999')
    const wrong = await ask('recrawl', 'https://foi.example/1', '--case', 'FOI 1')
    expect(wrong.exitCode).toBe(2)
  })
})

describe('what was crawled', () => {
  it('is listed by response, contract and exemption', async () => {
    expect(await rowsOf('responses')).toHaveLength(12)
    const contracts = await rowsOf<{ supplier: string; evidence: { supplier: { quote: string } } }>('contracts')
    expect(contracts.length).toBeGreaterThan(0)
    expect(contracts[0]?.evidence.supplier.quote).toBe(contracts[0]?.supplier)
    const table = await ask('exemptions')
    expect(table.stdout).toMatch(/^Provision +Ground +Trust/)
  })

  it('is CSV for a spreadsheet', async () => {
    const { stdout } = await ask('responses', '--csv')
    expect(stdout).toMatch(/^reference,ods_code,trust,dated_on,title,outcome,/)
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(13)
  })

  it('is filtered, and where nothing is left one learns which filter stands in the way', async () => {
    expect(await rowsOf('responses', '--trust', 'RET')).toHaveLength(6)
    const { exitCode, stdout } = await ask('responses', '--trust', 'RET', '--since', '2999')
    expect(exitCode).toBe(0)
    expect(stdout).toBe(
      'No responses in data/trustlog.db with --trust RET --since 2999.\nThere are some without --since.\n',
    )
  })

  it('exits 2 for a filter that cannot be read, with what it may be', async () => {
    const { exitCode, stderr } = await ask('responses', '--outcome', 'refused')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('"refused" is not an outcome.')
    expect(stderr).toContain('  withheld_in_full\n')
  })

  it('says where a table was cut short', async () => {
    const { stdout, stderr } = await ask('responses', '--limit', '3')
    expect(stdout.trimEnd().split('\n')).toHaveLength(4)
    expect(stderr).toContain('There are more responses: --limit COUNT')
  })

  it('is shown whole, one response at a time', async () => {
    const [row] = await rowsOf<{ responseId: number; title: string; url: string }>('responses', '--trust', 'RTH')
    const { exitCode, stdout } = await ask('response', `#${row?.responseId}`, '--evidence')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Oxford University Hospitals NHS Foundation Trust (replica) (RTH)')
    expect(stdout).toContain(row?.title)
    expect(stdout).toContain(row?.url)
    expect(stdout).toMatch(/document 1, \d+–\d+: “/)
    const json = await ask('response', row?.url ?? '', '--json')
    expect(JSON.parse(json.stdout)).toMatchObject({ response: { responseId: row?.responseId } })
  })

  it('exits 1 for a response that is not held', async () => {
    const { exitCode, stderr } = await ask('response', 'FOI 999999')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('There is no response "FOI 999999" in the database.')
  })

  it('is asked in SQL, to read only', async () => {
    const counted = await ask('sql', 'SELECT ods_code, count(*) AS held FROM response_list GROUP BY 1', '--json')
    expect(JSON.parse(counted.stdout)).toEqual([
      { ods_code: 'RET', held: 6 },
      { ods_code: 'RTH', held: 6 },
    ])
    const refused = await ask('sql', 'DELETE FROM responses')
    expect(refused.exitCode).toBe(2)
    expect(await rowsOf('responses')).toHaveLength(12)
  })

  it('is told run by run, as a list, as a manifest, as Markdown', async () => {
    const runs = await rowsOf<{ run: number; command: string; exitCode: number }>('runs')
    expect(runs.at(-1)).toMatchObject({ run: 1, command: 'trustlog crawl', exitCode: 0, new: 12 })
    expect((await ask('runs', '1')).stdout).toMatch(/^Run 1: 2 logs well; 12 new/)
    expect((await ask('runs', '1', '--markdown')).stdout).toMatch(/^## Run 1: .*\n[\s\S]*\| RTH Oxford/)
    expect(JSON.parse((await ask('runs', 'latest', '--json')).stdout).run).toBe(runs[0]?.run)
    expect((await ask('runs', '999')).exitCode).toBe(1)
    expect((await ask('runs', 'last')).exitCode).toBe(2)
  })
})

describe('without a database', () => {
  it.each([['responses'], ['response', 'FOI 1'], ['contracts'], ['exemptions'], ['runs'], ['sql', 'SELECT 1']])(
    '%s exits 1, says which command makes one, and makes none',
    async (...argv) => {
      const empty = temporaryFolder()
      const { exitCode, stdout, stderr } = await trustlog(argv, { workingFolder: empty })
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
      expect(stderr).toContain('data/trustlog.db: There is no database there yet.')
      expect(stderr).toContain('"trustlog crawl"')
      expect(existsSync(join(empty, 'data'))).toBe(false)
    },
  )

  it('the schema is still shown, with a note on what stands where', async () => {
    const { exitCode, stdout } = await trustlog(['sql', '--schema'])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('CREATE VIEW contract_list')
  })

  it('migrate makes an empty one, and leaves it as it is the next time', async () => {
    const folder = temporaryFolder()
    expect((await trustlog(['migrate'], { workingFolder: folder })).stdout).toBe('data/trustlog.db was created.\n')
    expect((await trustlog(['migrate'], { workingFolder: folder })).stdout).toBe('data/trustlog.db is up to date.\n')
    const { stdout } = await trustlog(['contracts'], { workingFolder: folder })
    expect(stdout).toMatch(/^There are no contracts in data\/trustlog\.db yet\. "trustlog crawl"/)
  })

  it('a file that is no database is left as it was', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'notes.txt'), 'not a database, and long enough to be told from one'.repeat(20))
    const { exitCode, stderr } = await trustlog(['responses', '--database', 'notes.txt'], { workingFolder: folder })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('notes.txt: The file is not an SQLite database.')
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toMatch(/^not a database/)
  })
})
