import { describe, expect, it } from 'vitest'
import { evidenceIn, publish } from '../db/sample.ts'
import { publishedWorld } from '../query/published.ts'
import { trustlog } from './command-line.ts'

function world() {
  const { database } = publishedWorld()
  return { database, at: ['--database', database.file] }
}

describe('trustlog search', () => {
  it('shows trust, reference, date and outcome with the words around, hits between asterisks where it is piped', async () => {
    const { stdout, exitCode } = await trustlog(['search', 'neither confirm nor deny', ...world().at])
    expect(exitCode).toBe(0)
    expect(stdout).toBe(
      'Example University Hospitals (RX1) 4217\n' +
        '  Endpoint detection\n' +
        '    answered: We *neither confirm nor deny* whether we hold this under section 31(3) of the Act.\n' +
        '  2025 · neither confirm nor deny · https://foi.example.nhs.uk/4217\n',
    )
  })

  it('marks the hits in colour on a terminal', async () => {
    const { stdout } = await trustlog(['search', 'deny', ...world().at], {
      columns: 100,
      environment: { FORCE_COLOR: '1' },
    })
    expect(stdout).toContain('\u001b[1m\u001b[33mdeny')
  })

  it('gives other programs the hits as offsets', async () => {
    const { stdout } = await trustlog(['search', 'deny', '--json', ...world().at])
    const [row] = JSON.parse(stdout)
    const [{ start, end }] = row.passage.hits
    expect(row.passage.text.slice(start, end)).toBe('deny')
    expect(row).toMatchObject({ odsCode: 'RX1', reference: '4217', outcome: 'neither_confirm_nor_deny' })
    const csv = await trustlog(['search', 'deny', '--csv', ...world().at])
    expect(csv.stdout).toMatch(
      /^reference,ods_code,trust,dated_on,title,outcome,found_in,passage,rank,url\r\n4217,RX1,/,
    )
  })

  it('keeps offsets right where personal data is masked before them', async () => {
    const { database, at } = world()
    publish(database, { reference: '6001', text: 'Write to jo.bloggs@example.com about the zeppelins.' })
    const { stdout } = await trustlog(['search', 'zeppelins', '--json', ...at])
    const [row] = JSON.parse(stdout)
    expect(row.passage.text).toBe('Write to [e-mail address] about the zeppelins.')
    expect(
      row.passage.hits.map((hit: { start: number; end: number }) => row.passage.text.slice(hit.start, hit.end)),
    ).toEqual(['zeppelins'])
  })

  it('masks the name of who asked, wherever the letter greets them', async () => {
    const { database, at } = world()
    const filler = 'We thank you for your patience with us. '.repeat(12)
    const text = `Dear Ms Ada Sample,\n\n${filler}\n\nAs Ms Sample asked, we hold no zeppelins.`
    publish(database, { reference: '6002', text, facts: { title: 'Airships for Ms Ada Sample' } })
    for (const format of [[], ['--json'], ['--csv']]) {
      for (const question of [
        ['search', 'zeppelins'],
        ['responses', '--text', 'zeppelins'],
      ]) {
        const { stdout } = await trustlog([...question, ...format, ...at])
        expect(stdout).toContain('Airships for [name]')
        expect(stdout).not.toContain('Sample asked')
      }
    }
    const { stdout } = await trustlog(['search', 'zeppelins', '--json', ...at])
    const [{ passage }] = JSON.parse(stdout)
    expect(passage.text).toContain('As [name] asked')
    expect(passage.text.slice(passage.hits[0].start, passage.hits[0].end)).toBe('zeppelins')
  })

  it('says whom it took a mistyped trust for', async () => {
    const { stdout, stderr } = await trustlog(['search', 'deny', '--trust', 'exmaple', ...world().at])
    expect(stdout).toContain('4217')
    expect(stderr).toContain('"exmaple" is taken for Example University Hospitals (RX1).')
  })

  it('says which word occurs nowhere, or which filter lets nothing through', async () => {
    const misspelt = await trustlog(['search', 'endpont detection', ...world().at])
    expect(misspelt.stdout).toContain('with endpont detection.\nNo response has "endpont".')
    const filtered = await trustlog(['search', 'deny', '--trust', '7A9', ...world().at])
    expect(filtered.stdout).toContain('There are some without --trust.')
  })

  it('gives advice for a malformed search', async () => {
    const { exitCode, stderr } = await trustlog(['search', 'firewall OR', ...world().at])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Put words on both sides of OR')
    expect(stderr).not.toMatch(/fts5|SQLITE|syntax/i)
  })

  it('prints SQL that gives the same responses', async () => {
    const { at } = world()
    const { stdout } = await trustlog(['search', 'deny', '--show-sql', ...at])
    expect(stdout).toContain('response_search MATCH \'"deny"\'')
    const [first = ''] = stdout.split(';\n')
    const ran = await trustlog(['sql', first, '--csv', ...at])
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout.trim().split('\n')).toHaveLength(2)
  })

  it('says which of its SQL only trustlog can run', async () => {
    const { stdout } = await trustlog(['search', '=deny', '--show-sql', ...world().at])
    expect(stdout).toContain('-- holds_exactly is a function of trustlog')
  })

  it('tells whoever reads along why another program gets an empty list', async () => {
    const { stdout, stderr } = await trustlog([
      'contracts',
      '--since',
      '2030',
      '--supplier',
      'O Reilly',
      '--json',
      ...world().at,
    ])
    expect(stdout).toBe('[]\n')
    expect(stderr).toContain('with --since 2030 --supplier "O Reilly".')
  })

  it('takes a mistyped name for the one trust that has a log, where several are as near', async () => {
    const { database, at } = world()
    database.authorities.save({ odsCode: 'RX2', name: 'Example Community Trust', nation: 'England', kind: 'NHS Trust' })
    const { stderr, exitCode } = await trustlog(['search', 'deny', '--trust', 'exmaple', ...at])
    expect(exitCode).toBe(0)
    expect(stderr).toContain('is taken for Example University Hospitals (RX1).')
  })
})

describe('the proof of a list', () => {
  it('shows the words on which each row rests', async () => {
    const { stdout } = await trustlog(['contracts', '--evidence', ...world().at])
    expect(stdout).toMatch(/expiryDate: “31 March 2027” \([0-9a-f]{12}, \d+–\d+\)/)
  })

  it('shows where responses state who they are, and the contracts of a supplier', async () => {
    const { database, at } = world()
    const text = 'Our ref: FOI 4301. Blimps.'
    const evidence = { caseReference: evidenceIn(text, 'FOI 4301') }
    publish(database, { reference: '4301', text, facts: { evidence } })
    const responses = await trustlog(['responses', '--text', 'blimps', '--evidence', ...at])
    expect(responses.stdout).toMatch(/caseReference: “FOI 4301” \([0-9a-f]{12}, 9–17\)/)
    const none = await trustlog(['responses', '--text', 'deny', '--evidence', ...at])
    expect(none.stdout).toContain('None of these rows states its words in a document')
    const supplier = await trustlog(['suppliers', 'northgate', '--evidence', ...at])
    expect(supplier.stdout).toMatch(/supplier: “Northgate Networks Ltd”/)
    expect(await trustlog(['suppliers', '--evidence', ...at])).toMatchObject({ exitCode: 2 })
  })

  it('says so where it rests on few responses', async () => {
    const { stderr } = await trustlog(['exemptions', '--exemption', 's31', ...world().at])
    expect(stderr).toContain('These exemptions rest on only 1 response')
  })
})
