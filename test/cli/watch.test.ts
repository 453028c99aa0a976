import { describe, expect, it } from 'vitest'
import { publish } from '../db/sample.ts'
import { publishedWorld } from '../query/published.ts'
import { trustlog } from './command-line.ts'

function world() {
  const { database } = publishedWorld()
  const at = ['--database', database.file]
  return { database, watch: (...typed: string[]) => trustlog(['watch', ...typed, ...at]) }
}

describe('trustlog watch', () => {
  it('saves a question, tells what it finds once, and then only what is new', async () => {
    const { database, watch } = world()
    const added = await watch('add', 'deny trust:RX1')
    expect(added).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Saved as deny-trust-rx1. It finds 1') })
    const first = await watch('run')
    expect(first.stdout).toContain('deny-trust-rx1: deny trust:RX1\n1 new of 1:\n')
    expect(first.stdout).toContain('Endpoint detection')
    expect((await watch('run')).stdout).toContain('Nothing new; 1 known already.')
    publish(database, { reference: '4300', text: 'We deny everything.' })
    const later = await watch('run')
    expect(later.stdout).toContain('1 new of 2:')
    expect(later.stdout).not.toContain('Endpoint detection')
  })

  it('lists contracts as "contracts" does', async () => {
    const { watch } = world()
    await watch('add', 'expires-after 2026 category:firewall', '--name', 'firewalls')
    const { stdout } = await watch('run', 'firewalls')
    expect(stdout).toMatch(/Northgate Networks Ltd +firewall +31 Mar 2027/)
  })

  it('takes what is there as told with --from-now', async () => {
    const { watch } = world()
    expect((await watch('add', 'deny', '--from-now')).stdout).toContain('taken as reported')
    expect((await watch('run')).stdout).toContain('Nothing new')
  })

  it('shows with --dry-run what it will show again', async () => {
    const { watch } = world()
    await watch('add', 'deny')
    for (const _ of [1, 2]) expect((await watch('run', '--dry-run')).stdout).toContain('1 new of 1:')
    expect((await watch('list')).stdout).toMatch(/deny +deny +0 +never/)
  })

  it('gives other programs the rows, personal data masked', async () => {
    const { database, watch } = world()
    const title = 'Zeppelins, asked by jo.bloggs@example.com'
    publish(database, { reference: '6001', text: 'About zeppelins.', facts: { title } })
    await watch('add', 'zeppelins')
    const { stdout } = await watch('run', '--dry-run', '--json')
    expect(JSON.parse(stdout)).toMatchObject([
      {
        name: 'zeppelins',
        problem: null,
        matching: 1,
        news: [{ of: 'responses', reference: '6001', title: 'Zeppelins, asked by [e-mail address]' }],
      },
    ])
    const csv = await watch('run', '--csv')
    expect(csv.stdout).toMatch(/^watch,of,ods_code,trust,reference,.*\r\nzeppelins,responses,RX1,/)
    expect(csv.stdout).not.toContain('@example.com')
  })

  it('refuses what is no question, and shows the words that it knows', async () => {
    const { watch } = world()
    const wrong = await watch('add', 'catgory:firewall')
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' })
    expect(wrong.stderr).toContain('"catgory" is no filter.')
    expect(wrong.stderr).toContain('category:firewall')
    expect((await watch('add')).exitCode).toBe(2)
    expect((await watch('ad', 'x')).stderr).toContain('Did you mean add?')
    expect((await watch('list')).stdout).toContain('No question is saved yet')
  })

  it('asks for a name where no word of the question makes one', async () => {
    const { watch } = world()
    const { exitCode, stderr } = await watch('add', '漢字')
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Give it one with --name')])
    expect(await watch('add', '漢字', '--name', 'characters')).toMatchObject({ exitCode: 0 })
  })

  it('refuses to give a name another question', async () => {
    const { watch } = world()
    await watch('add', 'deny', '--name', 'mine')
    expect((await watch('add', 'deny', '--name', 'mine')).exitCode).toBe(0)
    expect(await watch('add', 'water', '--name', 'mine')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('"mine" asks "deny" already.'),
    })
  })

  it('removes by name, and says which there are where the name is unknown', async () => {
    const { watch } = world()
    await watch('add', 'deny')
    expect(await watch('remove', 'denny')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('deny deny') })
    expect((await watch('remove', 'deny')).exitCode).toBe(0)
    expect((await watch('list', '--json')).stdout).toBe('[]\n')
  })

  it('ends with 1 where a question cannot be asked any more, and asks the others', async () => {
    const { database, watch } = world()
    database.watches.save('wrong', 'trust:nowhere', '2026-03-01T02:00:00Z')
    await watch('add', 'deny')
    const { exitCode, stdout } = await watch('run')
    expect(exitCode).toBe(1)
    expect(stdout).toContain('It cannot be asked: No trust in the database is called "nowhere".')
    expect(stdout).toContain('1 new of 1:')
  })

  it('has a feed of what it told', async () => {
    const { database, watch } = world()
    await watch('add', 'deny', '--name', 'mine')
    const feed = (...flags: string[]) => trustlog(['feed', '--watch', 'mine', ...flags, '--database', database.file])
    expect((await feed()).stdout).not.toContain('<entry>')
    await watch('run')
    expect((await feed()).stdout).toContain('<title>Endpoint detection</title>')
    expect((await feed('--trust', 'RX1')).exitCode).toBe(2)
    const unknown = await trustlog(['feed', '--watch', 'other', '--database', database.file])
    expect(unknown).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('There is no saved question') })
  })

  it('needs a database', async () => {
    expect(await trustlog(['watch', 'add', 'firewall'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('trustlog crawl'),
    })
  })
})
