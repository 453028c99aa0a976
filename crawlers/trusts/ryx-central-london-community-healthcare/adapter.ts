import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RYX',
  slug: 'ryx-central-london-community-healthcare',
  // Inferred: the parent of the entries that were seen.
  url: 'https://clch.nhs.uk/about-us/foi/foi-requests',
  verified: 'facts',
  platform: concrete,
  options: {},
})
