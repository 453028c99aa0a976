import { defineAdapter } from '../../adapter.ts'
import nhsWales from '../../platforms/nhs-wales.ts'

// The only log on the CMS that NHS Wales shares. The Welsh mirror of each page is on another host, which is left out.
export default defineAdapter({
  authority: 'RYT',
  slug: 'ryt-public-health-wales',
  // Inferred: the parent of the entry that was seen.
  url: 'https://phw.nhs.wales/use-of-site/contact-us/freedom-of-information/disclosure-log/',
  verified: 'facts',
  platform: nhsWales,
  options: {
    entryPaths: ['/use-of-site/contact-us/freedom-of-information/disclosure-log/*'],
  },
})
