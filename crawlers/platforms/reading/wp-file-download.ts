/**
 * The WordPress plugin WP File Download: a page holds an empty box (`div.wpfd-content[data-category]`), and a script
 * fills it from `admin-ajax.php?action=wpfd`: `task=categories.display` for the tree of categories, `task=files.display`
 * for the files of one, both plain GETs that answer JSON. A file's link is `/download/<category>/<name>/<file>/<name>.pdf`.
 */
import { type CheerioAPI, load } from 'cheerio'
import { z } from 'zod'
import { absoluteAddress } from './addresses.ts'
import type { DocumentLink } from './document-links.ts'

const id = z.union([z.string(), z.number()]).transform(String)
const answer = z.object({
  files: z.array(z.object({ post_title: z.string(), linkdownload: z.string() })).optional(),
  categories: z.array(z.object({ term_id: id })).optional(),
  /** Of the files' pages, as HTML. */
  pagination: z.string().nullish(),
})

export interface FileDownloads {
  files: DocumentLink[]
  /** Addresses of further answers: categories below, their files. */
  branches: string[]
  next: string | null
}

function route(pageUrl: string, task: string, category: string, page: number): string {
  const address = new URL('/wp-admin/admin-ajax.php', pageUrl)
  address.search = `juwpfisadmin=false&action=wpfd&task=${task}.display&view=${task}&id=${encodeURIComponent(category)}${page > 0 ? `&page=${page}` : ''}`
  return address.href
}

function routesOf(pageUrl: string, category: string): string[] {
  return [route(pageUrl, 'files', category, 1), route(pageUrl, 'categories', category, 0)]
}

/** Where the files of a page's boxes are asked for; none where the page already shows their links. */
export function fileDownloadRoutes($: CheerioAPI, pageUrl: string): string[] {
  if ($('a.wpfd_downloadlink[href]').length > 0) return []
  const categories = $('.wpfd-content[data-category]')
    .toArray()
    .flatMap((box) => $(box).attr('data-category') ?? [])
  return [...new Set(categories)].flatMap((category) => routesOf(pageUrl, category))
}

/** The plugin's answer; null where the value is none. */
export function readFileDownloads(value: unknown, pageUrl: string): FileDownloads | null {
  const read = answer.safeParse(value)
  if (!read.success || (read.data.files === undefined && read.data.categories === undefined)) return null
  const { files = [], categories = [], pagination } = read.data
  const nextNumber = Number(load(pagination ?? '')('a.next').attr('data-page'))
  const category = new URL(pageUrl).searchParams.get('id') ?? ''
  return {
    files: files.flatMap(({ post_title, linkdownload }) => {
      const url = absoluteAddress(linkdownload, pageUrl)
      return url === null ? [] : [{ url, title: load(post_title).text() }]
    }),
    branches: categories.flatMap(({ term_id }) => routesOf(pageUrl, term_id)),
    next: nextNumber > 1 ? route(pageUrl, 'files', category, nextNumber) : null,
  }
}

/** A file's number stays through its uploads, while the names of file and category follow their titles. */
export function fileDownloadIdentity(address: string): string {
  const { origin, pathname } = new URL(address)
  const [, category, file] = /^\/download\/(\d+)\/[^/]+\/(\d+)(?:\/|$)/.exec(pathname) ?? []
  return file === undefined ? address : `${origin}/download/${category}/${file}`
}
