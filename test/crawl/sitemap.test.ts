import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readSitemap } from '../../src/crawl/sitemap.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
const PAGES = `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc> https://log.example/foi/1?a=1&amp;b=2 </loc><lastmod>2026-01-05</lastmod>
    <image:image><image:loc>https://log.example/logo.png</image:loc></image:image></url>
  <url><loc><![CDATA[https://log.example/foi/2]]></loc></url></urlset>`
const ADDRESSES = ['https://log.example/foi/1?a=1&b=2', 'https://log.example/foi/2']

describe('a sitemap', () => {
  it('names pages, not their pictures', async () => {
    expect(await readSitemap(Buffer.from(PAGES))).toEqual({ kind: 'pages', addresses: ADDRESSES })
  })

  it('may be packed', async () => {
    expect(await readSitemap(gzipSync(PAGES))).toEqual({ kind: 'pages', addresses: ADDRESSES })
  })

  it('may be an index of others', async () => {
    const index = `${HEAD}<sitemapindex><sitemap><loc>https://log.example/sitemap-1.xml</loc></sitemap></sitemapindex>`
    expect(await readSitemap(Buffer.from(index))).toEqual({
      kind: 'index',
      addresses: ['https://log.example/sitemap-1.xml'],
    })
  })

  it('is read as far as it goes where it breaks off', async () => {
    const broken = PAGES.slice(0, PAGES.indexOf('<url><loc><![CDATA['))
    expect(await readSitemap(Buffer.from(broken))).toEqual({ kind: 'pages', addresses: ADDRESSES.slice(0, 1) })
  })

  it.each([
    [
      'a web page',
      Buffer.from('<!doctype html><html><body><urlset><loc>https://log.example/</loc></urlset></body></html>'),
    ],
    ['nothing', Buffer.alloc(0)],
    ['packed bytes that are damaged', gzipSync(PAGES).subarray(0, 40)],
    ['what unfolds to more than it may', gzipSync(Buffer.alloc(21 * 1024 * 1024, ' '))],
  ])('is not: %s', async (_, bytes) => {
    expect(await readSitemap(bytes)).toBeNull()
  })
})
