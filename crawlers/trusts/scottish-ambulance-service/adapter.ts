import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

// A definition list an entry; its Reference gives reference and title together.
export default defineAdapter({
  authority: 'X-SAS',
  slug: 'scottish-ambulance-service',
  // Seen through its entries; both with and without www, which is one site.
  url: 'https://www.scottishambulance.com/contact-us/freedom-of-information/foi-requests',
  verified: 'facts',
  platform: knownLayout,
  options: {
    entryPaths: ['/contact-us/freedom-of-information/foi-requests/*'],
  },
})
