import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

// An older site, in .htm pages by category. Inferred: letters listed on each.
export default defineAdapter({
  authority: 'RYC',
  slug: 'ryc-east-of-england-ambulance',
  url: 'http://www.eastamb.nhs.uk/contact-us/FOI/freedom-of-information.htm',
  verified: 'facts',
  platform: knownLayout,
  options: {
    layout: 'documents',
    listingPaths: ['/contact-us/FOI/*.htm'],
  },
})
