import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absoluteAddress, fileNameOf, leadsToDocument } from '../../../../crawlers/platforms/reading/addresses.ts'

const PAGE = 'https://www.example.nhs.uk/foi/log'

describe('absoluteAddress', () => {
  it.each([
    ['a path', '/a.pdf', 'https://www.example.nhs.uk/a.pdf'],
    ['a relative path', 'b/c', 'https://www.example.nhs.uk/foi/b/c'],
    ['spaces and brackets', '/FOI docs/A (1) [x].pdf', 'https://www.example.nhs.uk/FOI%20docs/A%20(1)%20[x].pdf'],
    ['a fragment', '/a#top', 'https://www.example.nhs.uk/a'],
    ['a cache-buster', '/a.pdf?t=73036.95&id=4', 'https://www.example.nhs.uk/a.pdf?id=4'],
    ['a key that only looks like one', '/a?t=theatre', 'https://www.example.nhs.uk/a?t=theatre'],
    ['an escaping escaped', '/d?ver=1&amp;doc=2', 'https://www.example.nhs.uk/d?ver=1&doc=2'],
    ['an escaping half escaped', '/d?ver=1&%3Bdoc=2', 'https://www.example.nhs.uk/d?ver=1&doc=2'],
  ])('cleans %s', (_, href, address) => {
    expect(absoluteAddress(href, PAGE)).toBe(address)
  })

  it.each([
    undefined,
    '',
    '#top',
    'mailto:foi@example.nhs.uk',
    'javascript:void(0)',
    'tel:0151',
    'http://',
    'data:text/html,x',
  ])('gives null for %s', (href) => {
    expect(absoluteAddress(href, PAGE)).toBeNull()
  })

  it('never throws, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (href) => {
        const once = absoluteAddress(href, PAGE)
        if (once !== null) expect(absoluteAddress(once, PAGE)).toBe(once)
      }),
    )
  })
})

describe('fileNameOf', () => {
  it('takes the doc parameter before the path, decoded', () => {
    expect(fileNameOf('https://a.example/download/x.html?doc=docm93jijm4n1.pdf')).toBe('docm93jijm4n1.pdf')
    expect(fileNameOf('https://a.example/A%20(1).pdf')).toBe('A (1).pdf')
    expect(fileNameOf('https://a.example/100%.pdf')).toBe('100%.pdf')
    expect(fileNameOf('https://a.example/folder/')).toBeNull()
  })
})

describe('leadsToDocument', () => {
  it('goes by the extension', () => {
    expect(leadsToDocument('https://a.example/a.DOCX')).toBe(true)
    expect(leadsToDocument('https://a.example/download.cfm?doc=d.pdf')).toBe(true)
    expect(leadsToDocument('https://a.example/a.html')).toBe(false)
    expect(leadsToDocument('https://a.example/download_files')).toBe(false)
  })

  it.each([
    ['Concrete CMS', '/download_file/12/3'],
    ['Concrete CMS, shown in the browser', '/download_file/view/9f0c2a1e-77aa-4f0e-8a3b-1c2d3e4f5a6b/668'],
    ['Jadu', '/downloads/file/512/foi-2024-101-reply'],
    ['Wagtail', '/documents/1204/log-extract'],
    ['client files', '/download/clientfiles/files/FOI%202558'],
    ['Sitekit', '/getresource.axd?AssetID=8841&type=full&servicetype=Attachment'],
    ['EasySite', '/EasySiteWeb/GatewayLink.aspx?alId=12044'],
    ['a handler of ASP.NET', '/document.ashx?id=13145'],
    ['a handler of ASP.NET, behind other parameters', '/getfile.aspx?lang=en&doc=13145'],
  ])('knows addresses without extension under which %s serves documents', (_, path) => {
    expect(leadsToDocument(`https://a.example${path}`)).toBe(true)
  })

  it.each(['/documents', '/documents/foi', '/default.asp?c=1631', '/IG/ViewPage.aspx?p=753', '/download_file_list/1'])(
    'takes %s for a page',
    (path) => {
      expect(leadsToDocument(`https://a.example${path}`)).toBe(false)
    },
  )

  it('reads an address once, however often it repeats such a route', () => {
    const endless = ['/getresource.axd?', '/gatewaylink.aspx?', '/document.ashx?'].map((route) => route.repeat(60_000))
    for (const path of endless) expect(leadsToDocument(`https://a.example${path}`)).toBe(false)
  })
})
