import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RW1',
  slug: 'rw1-southern-health',
  // The log of Southern Health, which became Hampshire and Isle of Wight Healthcare in October 2024 under the same code.
  url: 'https://southernhealth.nhs.uk/about-us/trust/freedom-information?sort=title&dir=desc',
  verified: 'facts',
  allowedHosts: ['www.southernhealth.nhs.uk'],
  platform: concrete,
  options: {},
})
