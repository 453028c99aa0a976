import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// Entries are posts at the root of the site, and no page that lists them is known. Nothing of an entry is dated but the year in its reference.
export default defineAdapter({
  authority: 'RMC',
  slug: 'rmc-bolton',
  // Inferred: WordPress names all posts in this sitemap, unless a plug-in has put one of its own in its place.
  url: 'https://www.boltonft.nhs.uk/wp-sitemap.xml',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/reference-####-*'],
    listingPaths: ['/wp-sitemap-posts-post-*.xml', '/post-sitemap.xml', '/post-sitemap*.xml'],
  },
})
