/**
 * Sites whose software is not known, or is their own, but whose layout is: where entries live, which columns a table has,
 * under which headings letters stand. Nothing is taken for granted but HTML.
 */
import { sitePlatform } from './layouts/site-platform.ts'

const knownLayout = sitePlatform({
  name: 'known-layout',
  content: ['main', '#content'],
  items: 'main li, article',
  besides: '',
})
export default knownLayout
