import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// Files of the plug-in WP File Download, each with a page of its own; the tree that lists them is loaded by a script.
export default defineAdapter({
  authority: 'X-SOUTH-EASTERN',
  slug: 'south-eastern-health-and-social-care',
  // Inferred: WordPress names the pages of all types of post in its sitemap. Other files of the trust stand there too.
  url: 'https://setrust.hscni.net/wp-sitemap.xml',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/wpfd_file/rfi-#*', '/wpfd_file/foi-#*'],
    listingPaths: ['/wp-sitemap-posts-wpfd_file-*.xml', '/wpfd_file-sitemap.xml', '/wpfd_file-sitemap*.xml'],
  },
})
