import { describe, expect, it } from 'vitest'
import { serve } from '../fetch/loopback-server.ts'
import { trustlog } from './command-line.ts'

const html = (content: string) => `<html><body>${content}</body></html>`
const LOG = html(
  `<main><h1>Disclosure log</h1><ul>${[1, 2, 3, 4].map((n) => `<li><a href="/foi/${n}.pdf">FOI 204${n} Printers of site ${n}</a> ${n + 12}/02/2024</li>`).join('')}</ul></main>`,
)
const find = (url: string, ...more: string[]) => trustlog(['find', url, '--allow-loopback', '--delay', '0', ...more])

describe('trustlog find', () => {
  it('goes from the home page by way of the FOI page to the log, and explains its choice', async () => {
    const site = await serve({
      '/': html(
        '<a href="/foi/">Freedom of Information</a><a href="/scheme/">FOI publication scheme</a><a href="/news/">News</a>',
      ),
      '/foi/': html(
        '<h1>Freedom of Information</h1><a href="/foi/form/">Make an FOI request</a><a href="/what-we-released/">Disclosure log</a>',
      ),
      '/what-we-released/': LOG,
    })
    const ran = await find(site.url('/'))
    expect(ran.exitCode).toBe(0)
    expect(ran.stdout.split('\n')[0]).toBe(site.url('/what-we-released/'))
    expect(ran.stdout).toMatch(/disclosure log \+100, 4 entries listed \+\d+/)
    expect(site.pages()).not.toContain('/news/')
  })

  it('looks into the sitemap where no link says enough', async () => {
    const site = await serve({ '/': html('<a href="/about/">About us</a>'), '/about/foi-disclosure-log/': LOG })
    const withMap = await serve({
      '/': html('<a href="/about/">About us</a>'),
      '/sitemap.xml': '<urlset><url><loc>/about/foi-disclosure-log/</loc></url></urlset>',
      '/about/foi-disclosure-log/': LOG,
    })
    const found = JSON.parse((await find(withMap.url('/'), '--json')).stdout)
    expect(found.choice).toMatchObject({ url: withMap.url('/about/foi-disclosure-log/'), entries: 4 })
    expect((await find(site.url('/'))).exitCode).toBe(1)
  })

  it('asks for few pages, however much a site links', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `<a href="/foi/${index}/">FOI responses ${index}</a>`).join(
      '',
    )
    const pages = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`/foi/${index}/`, html(many)]))
    const site = await serve({ '/': html(many), ...pages })
    await find(site.url('/'))
    expect(site.pages().length).toBeLessThanOrEqual(14)
  })

  it('says where the site cannot be had', async () => {
    const ran = await find('http://127.0.0.1:9/')
    expect(ran.exitCode).toBe(1)
    expect(ran.stderr).not.toBe('')
  })
})
