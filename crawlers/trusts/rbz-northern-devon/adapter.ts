import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

// Merged into Royal Devon (RH8) in 2022, whose own host refuses robots. The log was alphabetical by category.
// Inferred: letters on a page a category.
export default defineAdapter({
  authority: 'RBZ',
  slug: 'rbz-northern-devon',
  url: 'https://www.northdevonhealth.nhs.uk/about/foi/',
  verified: 'facts',
  platform: knownLayout,
  options: {
    layout: 'documents',
    listingPaths: ['/about/foi/*'],
  },
})
