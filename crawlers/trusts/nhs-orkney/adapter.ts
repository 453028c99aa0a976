import { defineAdapter } from '../../adapter.ts'

// Responses to previous requests are mentioned on this page; its layout was not seen, so the general reader reads it.
export default defineAdapter({
  authority: 'S08000025',
  slug: 'nhs-orkney',
  url: 'https://www.ohb.scot.nhs.uk/about-us/freedom-information',
  verified: 'facts',
})
