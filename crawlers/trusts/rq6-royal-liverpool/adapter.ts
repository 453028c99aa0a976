import { defineAdapter } from '../../adapter.ts'

// Merged into Liverpool University Hospitals (REM) in 2019. Said to publish all requests; its layout was not seen, so the general reader reads it.
export default defineAdapter({
  authority: 'RQ6',
  slug: 'rq6-royal-liverpool',
  url: 'https://www.rlbuht.nhs.uk/about-the-trust/freedom-of-information/',
  verified: 'facts',
})
