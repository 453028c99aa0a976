import { defineAdapter } from '../../adapter.ts'
import joomla from '../../platforms/joomla.ts'

// Kept on a domain of the trust’s own beside its nhs.uk site, a category a year.
export default defineAdapter({
  authority: 'RTK',
  slug: 'rtk-ashford-and-st-peters',
  url: 'https://ashfordstpeters.info/foi/requests/requests-received',
  verified: 'facts',
  allowedHosts: ['www.ashfordstpeters.info'],
  platform: joomla,
  options: {
    entryPaths: ['/answers-from-####/#*'],
    listingPaths: ['/answers-from-####'],
  },
})
