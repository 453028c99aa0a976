import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RXR',
  slug: 'rxr-east-lancashire-hospitals',
  // Reported in 2026 to challenge robots (Imperva): a crawl is then recorded as blocked.
  url: 'https://elht.nhs.uk/about-us/data-privacy-and-access/freedom-of-information/foi-requests',
  verified: 'facts',
  allowedHosts: ['www.elht.nhs.uk'],
  platform: concrete,
  options: {},
})
