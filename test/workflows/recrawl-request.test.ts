import { describe, expect, it } from 'vitest'
import { recrawlParameters } from '../../scripts/nightly/recrawl-request.ts'

describe('what somebody asked to be fetched again', () => {
  it('is a trust', () => {
    expect(recrawlParameters({ RECRAWL_TRUST: ' RTH ' })).toEqual({ ok: true, parameters: ['RTH'] })
  })

  it('is one case of a trust', () => {
    expect(recrawlParameters({ RECRAWL_TRUST: 'RTH', RECRAWL_CASE: 'FOI 4216' })).toEqual({
      ok: true,
      parameters: ['RTH', '--case', 'FOI 4216'],
    })
  })

  it('is an address', () => {
    const url = 'https://ouh.disclosurelog.co.uk/disclosures/1?a=b'
    expect(recrawlParameters({ RECRAWL_TRUST: '', RECRAWL_CASE: '', RECRAWL_URL: url })).toEqual({
      ok: true,
      parameters: [url],
    })
  })

  it.each([
    ['nothing', {}],
    ['a case without its trust', { RECRAWL_CASE: 'FOI 4216' }],
    ['a trust and an address', { RECRAWL_TRUST: 'RTH', RECRAWL_URL: 'https://example.nhs.uk/' }],
    ['an option for a trust', { RECRAWL_TRUST: '--database=/etc/passwd' }],
    ['an option for a case', { RECRAWL_TRUST: 'RTH', RECRAWL_CASE: '--full' }],
    ['two lines', { RECRAWL_TRUST: 'RTH\nRET' }],
    ['a shell command', { RECRAWL_TRUST: 'RTH; rm -rf $HOME' }],
    ['a shell command in a case', { RECRAWL_TRUST: 'RTH', RECRAWL_CASE: '$(id)' }],
    ['a file', { RECRAWL_URL: 'file:///etc/passwd' }],
    ['an address with a password', { RECRAWL_URL: 'https://user:secret@example.nhs.uk/' }],
    ['a word that is no address', { RECRAWL_URL: '-v' }],
  ])('is refused when it is %s', (_, environment) => {
    expect(recrawlParameters(environment)).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) })
  })
})
