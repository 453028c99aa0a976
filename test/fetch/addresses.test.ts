import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkUrl, createCheckedLookup, isAddressAllowed, type ResolvedAddress } from '../../src/fetch/addresses.ts'
import { createExchanger } from '../../src/fetch/exchange.ts'
import { LISTING, serve } from './loopback-server.ts'

const strict = { allowLoopback: false }
const local = { allowLoopback: true }

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.0.0.1',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2001:db8::1',
  '2002:a00:1::',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fec0::1',
  'ff02::1',
  'not an address',
])('%s is not public', (address) => {
  expect(isAddressAllowed(address, strict)).toBe(false)
})

test.each(['8.8.8.8', '51.140.0.1', '2a00:1450:4009:80b::200e'])('%s is public', (address) => {
  expect(isAddressAllowed(address, strict)).toBe(true)
})

test('allowing loopback allows 127.0.0.0/8 and ::1 and nothing else', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1'].every((address) => isAddressAllowed(address, local))).toBe(true)
  expect(['10.0.0.1', '0.0.0.0', '::', '::ffff:127.0.0.1'].some((address) => isAddressAllowed(address, local))).toBe(
    false,
  )
})

test('no spelling of a private IPv4 address passes, be it decimal, octal or hexadecimal', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  const spell = (value: number, base: number) =>
    base === 16 ? `0x${value.toString(16)}` : base === 8 ? `0${value.toString(8)}` : `${value}`
  fc.assert(
    fc.property(
      fc.constantFrom(10, 127),
      octet,
      octet,
      octet,
      fc.constantFrom(8, 10, 16),
      fc.boolean(),
      (a, b, c, d, base, whole) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d
        const host = whole ? spell(number, base) : [a, b, c, d].map((part) => spell(part, base)).join('.')
        expect(checkUrl(`http://${host}/`, strict).ok).toBe(false)
      },
    ),
  )
})

test.each([
  ['https://www.example.nhs.uk/foi', true],
  ['http://www.example.nhs.uk:80/foi', true],
  ['https://www.example.nhs.uk:8443/foi', false],
  ['http://www.example.nhs.uk:443/foi', true],
  ['https://user@www.example.nhs.uk/', false],
  ['https://:word@www.example.nhs.uk/', false],
  ['ftp://www.example.nhs.uk/', false],
  ['data:text/html,hello', false],
  ['not a url', false],
  ['http://localhost/', false],
  ['http://LOCALHOST./', false],
  ['http://rth.localhost:4010/', false],
  ['http://[::1]/', false],
])('without loopback, %s may be asked: %s', (address, allowed) => {
  expect(checkUrl(address, strict).ok).toBe(allowed)
})

test.each(['http://127.0.0.1:4010/', 'http://[::1]:4010/', 'http://rth.localhost:4010/', 'http://localhost:4010/'])(
  'with loopback, %s may be asked on any port',
  (address) => {
    expect(checkUrl(address, local).ok).toBe(true)
  },
)

test('the checked address has no fragment', () => {
  const checked = checkUrl('https://x.nhs.uk/foi#latest', strict)
  expect(checked.ok && checked.value.href).toBe('https://x.nhs.uk/foi')
})

function lookedUp(answers: ResolvedAddress[], rules = strict, name = 'x.nhs.uk'): Promise<string[]> {
  const lookup = createCheckedLookup(rules, async () => answers)
  return new Promise((resolve, reject) =>
    lookup(name, { all: true }, (error, addresses) =>
      error === null
        ? resolve([addresses].flat().map((one) => (typeof one === 'string' ? one : one.address)))
        : reject(error),
    ),
  )
}

test('of a mixed answer only the public addresses are handed to the socket', async () => {
  const answers = [
    { address: '10.0.0.1', family: 4 },
    { address: '51.140.0.1', family: 4 },
    { address: 'fd00::1', family: 6 },
  ]
  expect(await lookedUp(answers)).toEqual(['51.140.0.1'])
})

test('a name with private addresses only is refused by name', async () => {
  await expect(lookedUp([{ address: '10.0.0.1', family: 4 }])).rejects.toThrow(
    'The name x.nhs.uk leads to 10.0.0.1, which is not a public address',
  )
})

test('a name in .localhost is never resolved by DNS', async () => {
  expect(await lookedUp([{ address: '51.140.0.1', family: 4 }], local, 'rth.localhost')).toEqual(['127.0.0.1'])
  await expect(lookedUp([{ address: '51.140.0.1', family: 4 }], strict, 'rth.localhost')).rejects.toThrow(
    /this machine/,
  )
})

test('a name that turns private on the second look is refused on the second connection', async () => {
  const server = await serve({ '/log': (_, response) => void response.setHeader('connection', 'close').end(LISTING) })
  const answers = ['127.0.0.1', '10.0.0.1']
  const looks: string[] = []
  const exchanger = createExchanger({
    userAgent: 'trustlog/0.1',
    allowLoopback: true,
    requestTimeoutMilliseconds: 2000,
    stallTimeoutMilliseconds: 2000,
    now: Date.now,
    resolve: async (name) => {
      looks.push(name)
      return [{ address: answers.shift() ?? '10.0.0.1', family: 4 }]
    },
  })
  const ask = () =>
    exchanger.exchange({
      url: new URL(`http://rebinding.example:${server.port}/log`),
      headers: {},
      maximumBytes: 10_000,
      beyond: 'fail',
      onReceived: () => undefined,
      signal: new AbortController().signal,
    })
  expect(await ask()).toMatchObject({ ok: true })
  expect(looks).toHaveLength(1)
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'address_refused' } })
  expect(server.seen).toHaveLength(1)
  await exchanger.close()
})
