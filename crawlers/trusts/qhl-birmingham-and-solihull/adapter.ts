import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'QHL',
  slug: 'qhl-birmingham-and-solihull',
  // Seen; a library of one file a month is inferred. Its folders load by AJAX, so only what the first page shows is read.
  url: 'https://www.birminghamsolihull.icb.nhs.uk/what-we-do/freedom-information',
  verified: 'facts',
  platform: concrete,
  options: {},
})
