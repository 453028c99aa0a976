import type { Frame } from './frames.ts'
import type { ListingPage, Published } from './published.ts'

const HOST = 'https://www.example.org'

interface Setting {
  url?: string
  title?: string
  /** The date as far as the page prints it. */
  date?: (published: Published) => string | null
  /** The title as the page prints it. */
  heading?: (published: Published) => string
  next?: string | null
}

/** Sets a list into a frame and says what is to be read from it. */
export function pageOf(
  style: string,
  frame: Frame,
  published: Published[],
  content: string,
  {
    url = `${HOST}/published/list`,
    title = 'What we have published',
    date = (one) => one.date,
    heading = (one) => one.title,
    next = null,
  }: Setting = {},
): ListingPage {
  const entries = published.map((one) => ({ url: new URL(one.path, url).href, title: heading(one), date: date(one) }))
  return {
    style,
    url,
    html: frame(content, title),
    content,
    title,
    entries,
    next: next === null ? null : new URL(next, url).href,
  }
}

/** The same list in another frame. */
export function framed(page: ListingPage, frame: Frame): ListingPage {
  const base = /<base [^>]*>/.exec(page.html)?.[0] ?? ''
  return { ...page, html: base + frame(page.content, page.title) }
}
