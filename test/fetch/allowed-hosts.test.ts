import { describe, expect, test } from 'vitest'
import { isHostAllowed, siteOf } from '../../src/fetch/allowed-hosts.ts'

const LOG = ['foi.example.nhs.uk', '*.trust.nhs.uk', '127.0.0.1:4010']

describe('hosts of a log', () => {
  test.each([
    ['https://foi.example.nhs.uk/4216', true],
    ['https://www.foi.example.nhs.uk/4216', true],
    ['https://FOI.example.nhs.uk./4216', true],
    ['https://example.nhs.uk/', false],
    ['https://other.foi.example.nhs.uk/', false],
    ['https://foi.example.nhs.uk.evil.test/', false],
    ['https://evil.test/foi.example.nhs.uk', false],
    ['https://foi.example.nhs.uk@evil.test/', false],
  ])('a name stands for itself alone, with and without www.: %s may be asked: %s', (address, allowed) => {
    expect(isHostAllowed(new URL(address), LOG)).toBe(allowed)
  })

  test.each([
    ['https://trust.nhs.uk/', true],
    ['https://docs.trust.nhs.uk/', true],
    ['https://a.b.trust.nhs.uk/', true],
    ['https://eviltrust.nhs.uk/', false],
    ['https://trust.nhs.uk.evil.test/', false],
  ])(
    'a domain with an asterisk stands for it and all below it, not for names that end alike: %s: %s',
    (address, allowed) => {
      expect(isHostAllowed(new URL(address), LOG)).toBe(allowed)
    },
  )

  test('a port, where one is named, is part of the name', () => {
    expect(isHostAllowed(new URL('http://127.0.0.1:4010/'), LOG)).toBe(true)
    expect(isHostAllowed(new URL('http://127.0.0.1:4011/'), LOG)).toBe(false)
  })
})

test.each([
  ['http://www.example.nhs.uk/', 'https://example.nhs.uk:443/foi'],
  ['http://example.nhs.uk:80/', 'https://example.nhs.uk./'],
])('%s and %s are one site to be kind to', (one, other) => {
  expect(siteOf(new URL(one))).toBe(siteOf(new URL(other)))
})

test('two servers on loopback are two sites', () => {
  expect(siteOf(new URL('http://127.0.0.1:4010/'))).not.toBe(siteOf(new URL('http://127.0.0.1:4011/')))
})
