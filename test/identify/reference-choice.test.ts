import { describe, expect, it } from 'vitest'
import { chooseReference } from '../../src/identify/reference-choice.ts'

const nothing = { listed: null, extracted: null, title: null, fileNames: [] }

describe('chooseReference', () => {
  it("prefers the log's own field to the letter", () => {
    const chosen = chooseReference({ ...nothing, listed: 'FOI 4216', extracted: 'FOI 4216' })
    expect(chosen).toMatchObject({ reference: { canonical: '4216' }, contradictedBy: null })
  })

  it('tells where the letter names another case', () => {
    const chosen = chooseReference({ ...nothing, listed: 'FOI 4216', extracted: 'FOI 4217' })
    expect(chosen).toMatchObject({ reference: { canonical: '4216' }, contradictedBy: 'FOI 4217' })
  })

  it('sees no contradiction in a review that names its request', () => {
    expect(chooseReference({ ...nothing, listed: 'IR 4216', extracted: 'FOI 4216' }).contradictedBy).toBeNull()
  })

  it('falls back to the title, then to the file name', () => {
    expect(chooseReference({ ...nothing, title: 'HWHCT-042', fileNames: ['RFI-2207.pdf'] }).reference?.canonical).toBe(
      '42',
    )
    expect(chooseReference({ ...nothing, title: 'Staffing', fileNames: ['RFI-2207.pdf'] }).reference?.canonical).toBe(
      '2207',
    )
  })

  it('finds none where none is printed', () => {
    expect(chooseReference({ ...nothing, title: 'Staffing 2024', fileNames: ['letter.pdf'] }).reference).toBeNull()
  })
})
