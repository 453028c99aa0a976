import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RVR',
  slug: 'rvr-epsom-and-st-helier',
  // The older page, which names a log of all responses since September 2013; the log itself was not seen.
  url: 'http://www.epsom-sthelier.nhs.uk/about-us/freedom-of-information/',
  verified: 'facts',
  allowedHosts: ['epsom-sthelier.nhs.uk'],
  platform: verseone,
  options: {},
})
