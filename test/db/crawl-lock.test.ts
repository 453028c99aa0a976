import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { temporaryFolder } from '../fetch/loopback-server.ts'

const databaseFile = () => join(temporaryFolder(), 'trustlog.db')

describe('the lock of a crawl', () => {
  it('keeps a second crawl out until the first has ended', () => {
    const database = openDatabase(databaseFile())
    const first = database.lockForCrawl()
    expect(() => database.lockForCrawl()).toThrow('Another crawl is at work on this database.')
    first.release()
    database.lockForCrawl().release()
    database.close()
  })

  it('lets questions be asked meanwhile', () => {
    const file = databaseFile()
    const database = openDatabase(file)
    const lock = database.lockForCrawl()
    const reader = openDatabase(file, { readOnly: true })
    expect(reader.logs.list()).toEqual([])
    reader.close()
    lock.release()
    database.close()
  })

  it('goes with a process that is killed', async () => {
    const file = databaseFile()
    const database = openDatabase(file)
    const module = fileURLToPath(new URL('../../db/crawl-lock.ts', import.meta.url))
    const script = `import { lockForCrawl } from ${JSON.stringify(module)}; lockForCrawl(${JSON.stringify(file)}); console.log('held'); setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
    await once(holder.stdout, 'data')
    expect(() => database.lockForCrawl()).toThrow('Another crawl is at work on this database.')
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    database.lockForCrawl().release()
    database.close()
  })
})
