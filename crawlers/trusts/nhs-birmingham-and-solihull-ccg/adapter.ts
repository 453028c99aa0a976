import { defineAdapter } from '../../adapter.ts'

// Abolished in 2022. Joomla; the layout was not seen, so the general reader reads it.
export default defineAdapter({
  authority: 'X-BSOL-CCG',
  slug: 'nhs-birmingham-and-solihull-ccg',
  url: 'https://www.birminghamandsolihullccg.nhs.uk/about-us/freedom-of-information/foi-performance',
  verified: 'facts',
})
