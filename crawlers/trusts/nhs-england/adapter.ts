import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// Publications whose slug begins with foi-. They stand among thousands of others in /publication/, which cannot be read page by page every night.
export default defineAdapter({
  authority: 'X-NHS-ENGLAND',
  slug: 'nhs-england',
  // Inferred: WordPress names all publications in this sitemap, unless a plug-in has put one of its own in its place.
  url: 'https://www.england.nhs.uk/wp-sitemap.xml',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/publication/foi-*'],
    listingPaths: ['/wp-sitemap-posts-publication-*.xml', '/publication-sitemap.xml', '/publication-sitemap*.xml'],
  },
})
