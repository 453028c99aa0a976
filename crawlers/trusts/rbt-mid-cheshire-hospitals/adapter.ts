import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RBT',
  slug: 'rbt-mid-cheshire-hospitals',
  // Entries are kept for about two years: that one goes is normal.
  url: 'https://mcht.nhs.uk/about-us/freedom-of-information/',
  verified: 'facts',
  allowedHosts: ['www.mcht.nhs.uk'],
  platform: concrete,
  // The log is a page a subject (seen on the older site), below the page about FOI.
  options: { parts: 'main a[href*="/freedom-of-information/"]' },
})
