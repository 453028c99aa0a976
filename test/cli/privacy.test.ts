import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { openRooms, startSmallLog } from '../crawl/small-log.ts'
import { trustlog } from './command-line.ts'

const LETTER =
  'Dear Mr Archibald Reader. Write to archibald.reader@example.org or foi@trust.example, or call 07700 900123.'

/** A crawled database: a letter that names who asked, and a workbook with a hidden sheet. */
async function crawled() {
  const workbook = utils.book_new()
  utils.book_append_sheet(
    workbook,
    utils.aoa_to_sheet([
      ['Ward', 'Beds'],
      ['A', 4],
    ]),
    'Summary',
  )
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['Patient'], ['Zebedee Quux'], ['Florence Quux']]), 'Data')
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  const bytes: Buffer = write(workbook, { type: 'buffer', bookType: 'xlsx' })
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const attachment = { name: 'beds.xlsx', mediaType, bytes }
  const log = await startSmallLog([{ slug: 'beds', title: 'Beds', reference: 'FOI 4216', letter: LETTER, attachment }])
  const rooms = openRooms()
  await rooms.run(log)
  return { file: rooms.database.file, flags: ['--database', rooms.database.file], rooms }
}

describe('trustlog privacy', () => {
  it('lists what was found, where and how often, the grave first, and never what it says', async () => {
    const { file, flags, rooms } = await crawled()
    const { exitCode, stdout } = await trustlog(['privacy', '--json', ...flags])
    const rows = JSON.parse(stdout) as { kind: string; severity: string; place: string | null; count: number }[]
    expect(exitCode).toBe(0)
    expect(rows.map(({ kind, severity, place, count }) => [kind, severity, place, count])).toEqual([
      ['hidden_sheet', 'warning', 'sheet Data', 1],
      ['email_address', 'note', null, 1],
      ['phone_number', 'note', null, 1],
    ])
    expect(stdout).not.toMatch(/archibald|Quux|900123/i)
    // What is hidden is nowhere in the database, not even in the index.
    rooms.database.close()
    expect(readFileSync(file, 'latin1').includes('Quux')).toBe(false)
  })

  it('lists one kind, of one trust', async () => {
    const { flags } = await crawled()
    const { stdout } = await trustlog(['privacy', 'ZZ1', '--kind', 'phone_number', ...flags])
    expect(stdout).toMatch(/phone number +1/)
    expect(stdout).not.toContain('hidden')
    expect((await trustlog(['privacy', 'ZZ1', '--kind', 'shoe_size', ...flags])).exitCode).toBe(2)
  })

  it('goes with masked lists, whose words are whole in the database', async () => {
    const { flags, rooms } = await crawled()
    const statement = "SELECT text FROM documents WHERE media_type = 'text/html'"
    const { stdout } = await trustlog(['sql', statement, '--json', ...flags])
    expect(stdout).toContain('[e-mail address] or foi@trust.example, or call [telephone number]')
    const response = await trustlog(['response', '4216', '--json', ...flags])
    expect(response.stdout).not.toMatch(/archibald\.reader|900123/)
    const held = rooms.database.responses.findByReference('ZZ1', '4216')
    const texts = rooms.database.responses
      .documentsOf(held?.id ?? 0)
      .map(({ sha256 }) => rooms.database.documents.held(sha256)?.text)
    expect(texts.join('\n')).toContain('archibald.reader@example.org')
  })
})
