import { defineAdapter } from '../../adapter.ts'
import disclosurelog from '../../platforms/disclosurelog.ts'

export default defineAdapter({
  authority: 'RTH',
  slug: 'rth-oxford-university-hospitals',
  // The parent of the entries that were seen; the listing itself was not.
  url: 'https://ouh.disclosurelog.co.uk/disclosures',
  verified: 'facts',
  allowedHosts: ['www.ouh.nhs.uk'],
  platform: disclosurelog,
  options: {},
})
