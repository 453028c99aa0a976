import { existsSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { publish, sampleDatabase } from './sample.ts'

/** Enough rows that a checkpoint is due, in one transaction. */
function writeMany(database: ReturnType<typeof sampleDatabase>, prefix = ''): void {
  database.transaction(() => {
    for (let number = 0; number < 1000; number++)
      publish(database, { reference: `${prefix}${number}`, text: `Answer ${prefix}${number}.` })
  })
}

const patience = { timeout: 20_000, interval: 20 }

describe('the write-ahead log', () => {
  it('is brought into the file by a thread while the writer goes on', async () => {
    const database = sampleDatabase()
    const before = statSync(database.file).size
    writeMany(database)
    // It is far from the length at which the writer would do so itself.
    expect(statSync(`${database.file}-wal`).size).toBeLessThan(64_000 * 4096)
    writeMany(database, 'more-')
    await vi.waitFor(() => expect(statSync(database.file).size).toBeGreaterThan(before + 1_000_000), patience)
  })

  it('is gone once the database is closed, at whatever moment', () => {
    for (const transactions of [1, 2, 3]) {
      const database = sampleDatabase()
      for (let number = 0; number < transactions; number++) writeMany(database, `${number}-`)
      database.close()
      expect(existsSync(`${database.file}-wal`)).toBe(false)
      const again = openDatabase(database.file)
      expect(again.integrity.damage()).toEqual([])
      expect(again.responses.findByReference('RX1', `${transactions - 1}-999`)).not.toBeNull()
      again.close()
    }
  })

  it('keeps nobody from writing where the thread cannot open the file', async () => {
    const database = sampleDatabase()
    writeMany(database)
    // An open file goes on without its name.
    rmSync(dirname(database.file), { recursive: true })
    writeMany(database, 'more-')
    expect(database.responses.findByReference('RX1', 'more-999')).not.toBeNull()
    database.close()
  })
})
