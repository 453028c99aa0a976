import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RF4',
  slug: 'rf4-barking-havering-and-redbridge',
  // Inferred: the parent of the entry that was seen.
  url: 'https://www.bhrhospitals.nhs.uk/disclosure-logs/',
  verified: 'facts',
  allowedHosts: ['bhrhospitals.nhs.uk'],
  platform: verseone,
  options: {},
})
