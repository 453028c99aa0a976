import { describe, expect, it } from 'vitest'
import { candidatesInSitemap, candidatesOn, scoreOf } from '../../../crawlers/general/log-candidates.ts'
import { pageOf } from '../../../crawlers/replay.ts'

const HOME = 'https://www.example.nhs.uk/'

describe('scoreOf', () => {
  it.each([
    ['FOI disclosure log', 'Freedom of Information log'],
    ['Freedom of Information log', 'Responses to FOI requests'],
    ['Responses to FOI requests', 'Previous FOI requests'],
    ['Previous FOI requests', 'Freedom of Information'],
    ['Freedom of Information', 'Access to information'],
    ['Disclosure log', 'Disclosure log publication scheme'],
    ['Freedom of Information', 'How to make a Freedom of Information request'],
  ])('ranks "%s" before "%s"', (better, worse) => {
    expect(scoreOf(better).score).toBeGreaterThan(scoreOf(worse).score)
  })

  it.each([
    'About us',
    'Annual report 2024',
    'Log in',
    'Disclosure and barring',
    'Freedom of Information annual report',
  ])('gives nothing for "%s"', (label) => {
    expect(scoreOf(label).score).toBeLessThanOrEqual(0)
  })

  it('says what counted', () => {
    expect(scoreOf('FOI disclosure log login').reasons).toContain('disclosure log +100')
  })
})

describe('candidatesOn', () => {
  it('takes links of menus and footers by label or address, the best first, files left out', () => {
    const page = pageOf(
      `<footer><a href="/foi">Freedom of Information</a><a href="/about/disclosure-log/">Read more</a><a href="/foi-log.pdf">FOI log</a></footer>`,
      HOME,
    )
    expect(candidatesOn(page).map(({ url }) => url)).toEqual([`${HOME}about/disclosure-log/`, `${HOME}foi`])
  })
})

describe('candidatesInSitemap', () => {
  it('takes addresses that speak of a log, and further sitemaps', () => {
    const map = pageOf(
      `<urlset><url><loc>${HOME}news/</loc></url><url><loc>${HOME}foi/disclosure-log/</loc></url><sitemap><loc>${HOME}pages.xml</loc></sitemap></urlset>`,
      `${HOME}sitemap.xml`,
    )
    const { candidates, sitemaps } = candidatesInSitemap(map)
    expect(candidates.map(({ url }) => url)).toEqual([`${HOME}foi/disclosure-log/`])
    expect(sitemaps).toEqual([`${HOME}pages.xml`])
  })
})
