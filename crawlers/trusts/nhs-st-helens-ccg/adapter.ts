import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

// Abolished in 2022. Links to letters; their shape was not seen.
export default defineAdapter({
  authority: 'X-ST-HELENS-CCG',
  slug: 'nhs-st-helens-ccg',
  url: 'https://www.sthelensccg.nhs.uk/contact-us/freedom-of-information-foi/',
  verified: 'facts',
  platform: knownLayout,
  options: {
    layout: 'documents',
    landing: true,
  },
})
