/** What stands in the way of saving is said in one line with what to do, exit code 1, and everything is left as it was. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { lockForCrawl } from '../../db/crawl-lock.ts'
import { type Replica, startReplica } from '../replica/replica.ts'
import { type Ran, temporaryFolder, trustlog } from './command-line.ts'

let replica: Replica
beforeAll(async () => {
  replica = await startReplica({ seed: 5, trusts: 2, responses: 12 })
})
afterAll(() => replica.stop())

/** A working folder with settings and, after a first crawl of two responses a trust, a database and an archive. */
async function workingFolder(crawled: boolean): Promise<string> {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'logs.json'), JSON.stringify(replica.logs))
  writeFileSync(
    join(folder, 'trustlog.config.json'),
    JSON.stringify({ logs: 'logs.json', allowLoopback: true, delay: 0, readers: 1, logLevel: 'warn' }),
  )
  if (crawled) expect((await trustlog(['crawl', '--max', '2'], { workingFolder: folder })).exitCode).toBe(0)
  return folder
}

/** Every file below a folder, with a digest of its bytes. */
function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      return [file.slice(folder.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')]
    }),
  )
}

/** `trustlog: FILE: what happened.`, then a line with what to do; nothing else, and no stack. */
function expectClearLine(stderr: string, what: RegExp): void {
  expect(stderr).toMatch(/^trustlog: [^\n]+\.\n[^\n]+\.\n$/)
  expect(stderr.split('\n')[0]).toMatch(what)
}

/** Nothing was begun: the line is all there is. */
function expectOnlyClearLine({ exitCode, stdout, stderr }: Ran, what: RegExp): void {
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expectClearLine(stderr, what)
}

function mount(folder: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
}

/** A file system of its own, in memory, gone after the test. */
function smallDisk(size: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-disk-'))
  mount(folder, `size=${size}`)
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true })
  })
  return folder
}

function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'trustlog-disk-'))
  try {
    mount(folder, 'size=64k')
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
const itOnSmallDisk = it.skipIf(!mayMount())
const WHERE = '(skipped where nothing may be mounted)'

describe('a crawl whose database cannot be used', () => {
  it('leaves a file alone that is no database', async () => {
    const folder = await workingFolder(false)
    writeFileSync(join(folder, 'notes.db'), 'Minutes of the meeting. '.repeat(400))
    const before = contentsOf(folder)
    const ran = await trustlog(['crawl', '--database', 'notes.db'], { workingFolder: folder })
    expectOnlyClearLine(ran, /notes\.db: The file is not an SQLite database\./)
    expect(contentsOf(folder)).toEqual(before)
  })

  it('leaves a database alone that belongs to another program', async () => {
    const folder = await workingFolder(false)
    const client = new Database(join(folder, 'shop.db'))
    client.exec('CREATE TABLE orders (id INTEGER)')
    client.close()
    const before = contentsOf(folder)
    const ran = await trustlog(['crawl', '--database', 'shop.db'], { workingFolder: folder })
    expectOnlyClearLine(ran, /shop\.db: /)
    expect(contentsOf(folder)).toEqual(before)
  })

  it('does not start where a file stands in the place of its folder', async () => {
    const folder = await workingFolder(false)
    writeFileSync(join(folder, 'data'), 'a file')
    const before = contentsOf(folder)
    const ran = await trustlog(['crawl'], { workingFolder: folder })
    expectOnlyClearLine(ran, /data\/trustlog\.db: A file stands where the folder of the database should be\./)
    expect(contentsOf(folder)).toEqual(before)
  })

  it('says that another crawl is at work', async () => {
    const folder = await workingFolder(true)
    const lock = lockForCrawl(join(folder, 'data/trustlog.db'))
    onTestFinished(lock.release)
    const requests = replica.requests.length
    const before = contentsOf(join(folder, 'data/archive'))
    const ran = await trustlog(['crawl'], { workingFolder: folder })
    expectOnlyClearLine(ran, /Another crawl is at work on this database\./)
    expect(replica.requests).toHaveLength(requests)
    expect(contentsOf(join(folder, 'data/archive'))).toEqual(before)
    expect((await trustlog(['runs', '--csv'], { workingFolder: folder })).stdout.trim().split('\n')).toHaveLength(2)
  })

  it('says that another process is writing, once it has waited for it', { timeout: 60_000 }, async () => {
    const folder = await workingFolder(true)
    const writer = new Database(join(folder, 'data/trustlog.db'))
    writer.exec('BEGIN IMMEDIATE')
    onTestFinished(() => void writer.close())
    const ran = await trustlog(['crawl'], { workingFolder: folder })
    expectOnlyClearLine(ran, /data\/trustlog\.db: Another process is writing to the database\./)
  })

  itOnSmallDisk(`says that its folder is read-only ${WHERE}`, async () => {
    const folder = await workingFolder(true)
    const place = smallDisk('8m')
    copyFileSync(join(folder, 'data/trustlog.db'), join(place, 'trustlog.db'))
    execFileSync('mount', ['-o', 'remount,ro', place])
    const before = contentsOf(place)
    const ran = await trustlog(['crawl', '--database', join(place, 'trustlog.db')], { workingFolder: folder })
    expectOnlyClearLine(ran, /trustlog\.db: .*(?:cannot be written|cannot be opened)\./)
    const read = await trustlog(['responses', '--database', join(place, 'trustlog.db')], { workingFolder: folder })
    expectOnlyClearLine(read, /trustlog\.db: The database cannot be read where nothing may be written beside it\./)
    expect(read.stderr).toContain('trustlog migrate --to-share')
    const merged = await trustlog(['merge', join(place, 'trustlog.db'), '--database', 'all.db'], {
      workingFolder: folder,
    })
    expect(merged.stderr).toContain('cannot be read where nothing may be written beside it')
    expect(contentsOf(place)).toEqual(before)
  })

  itOnSmallDisk(`is read from a read-only folder once it was left to share ${WHERE}`, async () => {
    const folder = await workingFolder(true)
    const place = smallDisk('8m')
    const shared = join(place, 'trustlog.db')
    copyFileSync(join(folder, 'data/trustlog.db'), shared)
    const made = await trustlog(['migrate', '--to-share', '--database', shared], { workingFolder: folder })
    expect(made.stdout).toMatch(/trustlog\.db is up to date\. It can be read where nothing may be written\.\n$/)
    execFileSync('mount', ['-o', 'remount,ro', place])
    const before = contentsOf(place)
    expect(Object.keys(before)).toEqual(['trustlog.db'])
    const here = await trustlog(['responses', '--json'], { workingFolder: folder })
    expect(JSON.parse(here.stdout)).not.toEqual([])
    expect(await trustlog(['responses', '--json', '--database', shared], { workingFolder: folder })).toEqual(here)
    const written = await trustlog(['watch', 'add', 'firewall', '--database', shared], { workingFolder: folder })
    expectOnlyClearLine(written, /trustlog\.db: The database cannot be (?:written|opened)\./)
    expect(contentsOf(place)).toEqual(before)
  })

  itOnSmallDisk(`is exported so that the copy is read from a read-only folder ${WHERE}`, async () => {
    const folder = await workingFolder(true)
    const place = smallDisk('8m')
    await trustlog(['export', join(place, 'out'), '--format', 'sqlite'], { workingFolder: folder })
    execFileSync('mount', ['-o', 'remount,ro', place])
    const client = new Database(join(place, 'out/trustlog.db'), { readonly: true })
    onTestFinished(() => void client.close())
    expect(client.prepare('SELECT count(*) > 0 FROM response_list').pluck().get()).toBe(1)
    const again = await trustlog(['export', join(place, 'again')], { workingFolder: folder })
    expectOnlyClearLine(again, /again\.\d+\.new: The file system can only be read\./)
  })

  itOnSmallDisk(`says that the disk is full, also where it is only read ${WHERE}`, async () => {
    const folder = await workingFolder(true)
    const place = smallDisk('8m')
    copyFileSync(join(folder, 'data/trustlog.db'), join(place, 'trustlog.db'))
    expect(() => writeFileSync(join(place, 'filling'), Buffer.alloc(10_000_000))).toThrow('ENOSPC')
    const read = await trustlog(['responses', '--database', join(place, 'trustlog.db')], { workingFolder: folder })
    expectOnlyClearLine(read, /trustlog\.db: The disk is full\./)
  })

  itOnSmallDisk(`ends the run when its disk is full ${WHERE}`, async () => {
    const folder = await workingFolder(false)
    const place = smallDisk('700k')
    const database = join(place, 'trustlog.db')
    const { exitCode, stderr } = await trustlog(['crawl', '--database', database], { workingFolder: folder })
    expect(exitCode).toBe(1)
    expectClearLine(stderr, /trustlog\.db: The disk is full\./)
    const client = new Database(database)
    expect(client.pragma('integrity_check', { simple: true })).toBe('ok')
    client.close()
  })
})

describe('a crawl whose archive cannot be used', () => {
  it('does not start where a file stands in its place', async () => {
    const folder = await workingFolder(true)
    rmSync(join(folder, 'data/archive'), { recursive: true })
    writeFileSync(join(folder, 'data/archive'), 'a file')
    const before = contentsOf(folder)
    const requests = replica.requests.length
    const ran = await trustlog(['crawl', '--full'], { workingFolder: folder })
    expectOnlyClearLine(ran, /data\/archive: Where the archive should be, there is a file\./)
    expect(contentsOf(folder)).toEqual(before)
    expect(replica.requests).toHaveLength(requests)
  })

  itOnSmallDisk(`does not start where it lies on a file system that can only be read ${WHERE}`, async () => {
    const folder = await workingFolder(true)
    const place = smallDisk('8m')
    execFileSync('mount', ['-o', 'remount,ro', place])
    const requests = replica.requests.length
    const ran = await trustlog(['crawl', '--archive', join(place, 'archive')], { workingFolder: folder })
    expectOnlyClearLine(
      ran,
      /archive: The (?:folder of the archive cannot be made|archive lies on a file system that can only be read)\./,
    )
    expect(replica.requests).toHaveLength(requests)
  })

  itOnSmallDisk(`goes on where it stopped once a full disk has room ${WHERE}`, async () => {
    const folder = await workingFolder(false)
    const place = smallDisk('60k')
    const crawl = ['crawl', '--archive', join(place, 'archive')]
    const full = await trustlog(crawl, { workingFolder: folder })
    expect(full.exitCode).toBe(1)
    expectClearLine(full.stderr, /The disk with the archive is full\./)
    expect(readdirSync(join(place, 'archive/incoming'))).toEqual([])
    execFileSync('mount', ['-o', 'remount,size=8m', place])
    expect((await trustlog(crawl, { workingFolder: folder })).exitCode).toBe(0)
    const fsck = await trustlog(['fsck', '--archive', join(place, 'archive')], { workingFolder: folder })
    expect(fsck.stdout).toMatch(/^All is well: /)
  })
})
