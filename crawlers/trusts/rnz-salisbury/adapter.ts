import { defineAdapter } from '../../adapter.ts'
import umbraco from '../../platforms/umbraco.ts'

// Entries are written by the trust’s own FOI database: dates carry a time, and where an answer is a file, its text is a marker.
// Files stand outside the CMS, at /FOIdocs/, with spaces and brackets in their names.
export default defineAdapter({
  authority: 'RNZ',
  slug: 'rnz-salisbury',
  // Inferred: the parent of the entries that were seen.
  url: 'https://www.salisbury.nhs.uk/about-us/freedom-of-information-foi/previous-foi-requests/',
  verified: 'facts',
  platform: umbraco,
  options: {
    entryPaths: ['/about-us/freedom-of-information-foi/previous-foi-requests/foi_*'],
  },
})
