import { defineAdapter } from '../../adapter.ts'

// University Hospitals Bristol and Weston until July 2026, on that trust’s site. Drupal; the layout of the log was not seen, so the general reader reads it.
export default defineAdapter({
  authority: 'RA7',
  slug: 'ra7-bristol',
  url: 'https://www.uhbw.nhs.uk/p/how-we-use-your-data/freedom-of-information-foi-requests',
  verified: 'facts',
})
