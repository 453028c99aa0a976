/**
 * Umbraco: entry pages under readable paths, tables whose letters are linked by the word "here" alone, accordions. It has
 * no markup of its own. Documents stand at `/media/<8 letters>/<name>` (`/media/<number>/<name>` before version 8); the
 * middle part changes when a file is replaced, so a document is known by its name.
 */
import { sitePlatform } from './layouts/site-platform.ts'

const MEDIA = /^\/media\/(?:[a-z0-9]{8}|\d{1,8})\/([^/]+)$/i

function mediaIdentity(address: string): string {
  const { origin, pathname } = new URL(address)
  const [, name] = MEDIA.exec(pathname) ?? []
  return name === undefined ? address : `${origin}/media/${name}`
}

const umbraco = sitePlatform({
  name: 'umbraco',
  content: ['.umb-block-grid', '.umb-grid', '.umb-block-list', 'main', '#content', '.content'],
  items: 'article, .card, .listing-item, li',
  besides: '',
  identity: mediaIdentity,
})
export default umbraco
