/** A plain log of the letters and pages in folders on this machine, so that real documents go through the whole crawl. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { escapeHtml } from '../documents/html.ts'
import { mediaTypeOf } from '../documents/media-types.ts'
import { framed } from './frame.ts'
import { pageNumber, pageOf, type ReplicaSite, type Resource, type SiteState } from './site.ts'

const PAGE_SIZE = 25

/** A response of the log: a file, or a folder with its letter and what was attached. */
interface FolderResponse {
  /** Name of the file or folder. */
  name: string
  /** Address of the page that leads to the documents; null where the list leads straight to the only document. */
  page: string | null
  /** The letter first. */
  documents: ServedFile[]
}

interface ServedFile {
  name: string
  /** The path in the address, encoded. */
  path: string
  file: string
}

export function documentsSite(folders: string[]): ReplicaSite {
  const responses = folders.flatMap((folder, index) => responsesIn({ folder, number: index + 1 }, folder))
  const files = new Map(responses.flatMap(({ documents }) => documents).map((file) => [file.path, file]))
  const pages = new Map(responses.map((response) => [response.page, response]))

  const page = (kind: Resource['kind'], heading: string, main: string): Resource => ({
    kind,
    mediaType: 'text/html; charset=utf-8',
    lastModified: '2026-01-05',
    body: framed({
      site: TITLE,
      title: heading,
      navigation: [['Responses', '/responses']],
      main: `<main><h1>${escapeHtml(heading)}</h1>${main}</main>`,
      footer: [['Privacy', '/privacy']],
    }),
  })
  const listing = (url: URL, state: SiteState): Resource | null => {
    const { items, exists, more } = pageOf(responses, pageNumber(url), PAGE_SIZE, state.endless)
    if (!exists) return null
    const shown = (state.empty ? [] : items).map(
      ({ name, page, documents }) => `<li><a href="${page ?? documents[0]?.path}">${escapeHtml(name)}</a></li>`,
    )
    const next = more ? `<a rel="next" href="/responses?page=${pageNumber(url) + 1}">Next</a>` : ''
    return page('listing', 'Responses', `<ul class="responses">${shown.join('\n')}</ul>${next}`)
  }
  const entry = ({ name, documents }: FolderResponse): Resource => {
    const items = documents.map((file) => `<li><a href="${file.path}">${escapeHtml(file.name)}</a></li>`)
    return page('entry', name, `<ul class="documents">${items.join('\n')}</ul>`)
  }

  return {
    name: 'documents',
    title: TITLE,
    plan: null,
    expected: () => null,
    log: (origin) => ({
      slug: 'z-documents',
      authority: { odsCode: 'ZZZ', name: TITLE, nation: 'England', kind: 'NHS Trust' },
      platform: 'known-layout',
      url: `${origin}/responses`,
      options: { entry: 'ul.responses > li', documents: 'ul.documents' },
    }),
    find: (url, state) => {
      if (url.pathname === '/responses' || url.pathname === '/') return listing(url, state)
      const response = pages.get(url.pathname)
      if (response) return entry(response)
      const file = files.get(url.pathname)
      if (file === undefined) return null
      const lastModified = statSync(file.file).mtime.toISOString().slice(0, 10)
      return { kind: 'document', mediaType: mediaTypeOf(file.name), body: readFileSync(file.file), lastModified }
    },
  }
}

const TITLE = 'Documents of this machine (replica)'

/** Labels, scripts and hidden files are no documents. */
function isServed(name: string): boolean {
  return !name.startsWith('.') && !/\.(?:json|jsonl|mjs|js|ts)$/i.test(name)
}

/** A folder given on the command line; its number keeps equal names in two of them apart. */
interface Root {
  folder: string
  number: number
}

/**
 * Files of a folder are responses of one document. A subfolder with a file of its own is one response: those files
 * first, then what lies deeper (`attachments/`). A subfolder that holds only further folders is looked into.
 */
function responsesIn(root: Root, folder: string): FolderResponse[] {
  return servedIn(folder).flatMap((entry): FolderResponse[] => {
    const path = join(folder, entry.name)
    if (entry.isFile()) return [responseOf(root, path, [path], !/\.html?$/i.test(entry.name))]
    const documents = filesUnder(path)
    const hasOwn = documents.some((file) => dirname(file) === path)
    return hasOwn ? [responseOf(root, path, documents, false)] : responsesIn(root, path)
  })
}

/** A web page is given a page that leads to it, as it could be taken for one; any other single file is listed itself. */
function responseOf(root: Root, path: string, files: string[], direct: boolean): FolderResponse {
  const address = (kind: string, file: string) => `/${kind}/${root.number}/${encodePath(relative(root.folder, file))}`
  const documents = files.map((file) => ({ name: basename(file), path: address('documents', file), file }))
  return { name: basename(path), page: direct ? null : address('responses', path), documents }
}

function servedIn(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => isServed(entry.name) && (entry.isFile() || entry.isDirectory()))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** All files of a folder, its own before those of its subfolders. */
function filesUnder(folder: string): string[] {
  const entries = servedIn(folder)
  const own = entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name))
  return [
    ...own,
    ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => filesUnder(join(folder, name))),
  ]
}

/** Encodes each part of a path: spaces as %20, brackets as they are. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
