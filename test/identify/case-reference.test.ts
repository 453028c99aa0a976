import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonicaliseCaseReference,
  findCaseReferenceInName,
  findCaseReferences,
} from '../../src/identify/case-reference.ts'

const canonical = (printed: string) => canonicaliseCaseReference(printed)?.canonical ?? null

describe('canonicaliseCaseReference', () => {
  it.each([
    ['FOI 4216', '4216'],
    ['FOI-4216', '4216'],
    ['Our ref: MB/SS FOI 4216', '4216'],
    ['4216', '4216'],
    ['FOI2026/00327', '2026/327'],
    ['206-2122', '206/2122'],
    ['022-2023', '22/2023'],
    ['FOI 159-2025', '159/2025'],
    ['GHC-12092025-604177', '12092025/604177'],
    ['2025-112729', '2025/112729'],
    ['FOI 2024-167', '2024/167'],
    ['foi-2024-167', '2024/167'],
    ['FOI/25/344', '25/344'],
    ['FOI/2025/26/002', '2025/26/2'],
    ['foi202526002', '2025/26/2'],
    ['FOI 2026/1712', '2026/1712'],
    ['foi-2026-1712', '2026/1712'],
    ['FOI 4049 2023/24', '4049/2023/24'],
    ['foi-4049-202324', '4049/2023/24'],
    ['FOI 0166 2019/20', '166/2019/20'],
    ['FOI0030 2019/20', '30/2019/20'],
    ['FOI230012', '230012'],
    ['10376', '10376'],
    ['FOI_5167', '5167'],
    ['HWHCT-042', '42'],
    ['hwhct--042', '42'],
    ['rf24-008', '24/8'],
    ['REF: 2018-126', '2018/126'],
    ['Case Number 6768', '6768'],
    ['24-25385', '24/25385'],
    ['6402_FOI', '6402'],
    ['FOI/02417', '2417'],
    ['FOI12 138', '12/138'],
    ['FOI ICB 24-097', '24/97'],
    ['FOI 2023 150', '2023/150'],
    ['FOI 007585', '7585'],
    ['SE/FOI/36096', '36096'],
    ['FOI/2020.544/JM', '2020/544'],
    ['CTMUHB_65_21', '65/21'],
    ['FOI.10.054', '10/54'],
    ['FOI/10/054', '10/54'],
    ['RFI/FOIA/12245', '12245'],
    ['FOI.CH.17.712', '17/712'],
    ['FoI 2011-456', '2011/456'],
    ['NIC-448459-V1J1H', '448459/1J1H'],
  ])('reads %s as %s', (printed, expected) => expect(canonical(printed)).toBe(expected))

  it.each(['2020/01/02', '12/02/2026', '12 May 2020', 'FOI', 'no reference', ''])('finds none in %j', (printed) =>
    expect(canonicaliseCaseReference(printed)).toBeNull(),
  )

  it('keeps an internal review apart from the request that it reviews', () => {
    expect(canonicaliseCaseReference('IR 4216')).toMatchObject({ canonical: 'IR/4216', kind: 'internal_review' })
    expect(canonical('IR 4216')).not.toBe(canonical('FOI 4216'))
  })

  it('changes nothing when it is applied to its own result', () => {
    const separator = fc.constantFrom(' ', '-', '/', '_', '.', '')
    const reference = fc
      .tuple(fc.constantFrom('FOI', 'IR', 'NUH', 'rf', ''), separator, fc.nat(99999), separator, fc.nat(99999))
      .map(([word, first, serial, second, year]) => `${word}${first}${serial}${second || '/'}${year}`)
    fc.assert(
      fc.property(reference, (printed) => {
        const once = canonical(printed)
        if (once !== null) expect(canonical(once)).toBe(once)
      }),
    )
  })
})

describe('findCaseReferences', () => {
  const printed = (text: string) => findCaseReferences(text).map((found) => found.printed)

  it.each([
    ['Our Ref: MB/SS FOI 4216', ['FOI 4216']],
    ['Re: Freedom of Information Request FOI 4216', ['FOI 4216']],
    ['Case reference | FOI2026/00327', ['FOI2026/00327']],
    ['Ref: NUH 23975', ['NUH 23975']],
    ['Our reference: SE/FOI/36096', ['SE/FOI/36096']],
    ['Our ref: FOI/2020.544/JM\nDate: 3 May 2020', ['FOI/2020.544/JM']],
    ['Our Ref: FOI 21 091 / AA / LP', ['FOI 21 091 / AA / LP']],
    ['FOI 4049 2023/24 Waiting times', ['FOI 4049 2023/24']],
    ['FOI12 138 and later FOI 2023 150', ['FOI12 138', 'FOI 2023 150']],
    ['16 FOI 008', ['16 FOI 008']],
    ['FOI/15/06/05', ['FOI/15/06/05']],
    ['Reference number: 24-25385', ['24-25385']],
    ['Ref No: 127-20', ['127-20']],
    ['quote the reference number, FOI 4216 in any future', ['FOI 4216']],
    ['FOI6852 2024 Temporary Medical Staffing', ['FOI6852']],
    ['Our ref: FOI 567 F 24', ['FOI 567 F 24']],
    ['Reference: FOI 567 F24.', ['FOI 567 F24']],
    ['FOI 567 F 24 May 2024', ['FOI 567']],
    ['FOI 567 F 12/05/2024', ['FOI 567']],
    ['FOI 4216 A 24 hour service', ['FOI 4216']],
  ])('finds in %j', (text, expected) => expect(printed(text)).toEqual(expected))

  it.each([
    'the Freedom of Information Act (FOIA) 2000',
    'FOIA 2000',
    'the EIR 2004',
    'Regulation 12(5)(e) of the EIR 12(5)(e)',
    'FOI 12/02/2020',
    'Your ref: ABC 1234',
    'workers inside IR35',
    'Our ref: 12 May 2020',
  ])('finds none in %j', (text) => expect(printed(text)).toEqual([]))

  it('gives the place where each stands', () => {
    const text = 'Thank you. Our ref: MB/SS FOI 4216, received on 1 May.'
    for (const found of findCaseReferences(text)) expect(text.slice(found.start, found.end)).toBe(found.printed)
  })

  it('stays linear on hostile text', () => {
    const hostile = 'FOI '.repeat(50_000) + 'FOI/1'.repeat(50_000) + 'ref: '.repeat(50_000) + '-1'.repeat(100_000)
    expect(findCaseReferences(hostile).length).toBeGreaterThan(0)
  })
})

describe('findCaseReferenceInName', () => {
  it.each([
    ['FOI6852 2024 Temporary Medical Staffing', '6852'],
    ['FOI 2021-352-Housing Support.pdf', '2021/352'],
    ['HWHCT-042', '42'],
    ['206-2122 Staffing', '206/2122'],
    ['1042 Response letter.docx', '1042'],
    ['RFI-2207 Response letter.pdf', '2207'],
    ['rf24-008-response.pdf', '24/8'],
    ['foi230012-car-parking', '230012'],
    ['6402_FOI parking', '6402'],
    ['NIC-448459-V1J1H Response.pdf', '448459/1J1H'],
  ])('reads %s', (name, expected) => expect(findCaseReferenceInName(name)?.canonical).toBe(expected))

  it.each(['2024 Annual report.pdf', '20210322 minutes.pdf', 'Cookie policy', '12-05-2020 letter.pdf', 'Q3 2023-24'])(
    'finds none in %s',
    (name) => expect(findCaseReferenceInName(name)).toBeNull(),
  )
})
