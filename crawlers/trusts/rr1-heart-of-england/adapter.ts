import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// The log of the former Heart of England hospitals, kept by University Hospitals Birmingham (RRK) after the merger of 2018
// under the old numbers: under one authority the references of both logs would clash.
export default defineAdapter({
  authority: 'RR1',
  slug: 'rr1-heart-of-england',
  // Inferred: its pages 2 and 4 were seen. The other categories are found from its menu.
  url: 'https://hgs.uhb.nhs.uk/foi-requests/estates-and-facilities/',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/foi-#*', '/foi#*'],
    listingPaths: ['/foi-requests/*'],
  },
})
