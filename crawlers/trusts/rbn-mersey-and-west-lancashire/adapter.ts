import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RBN',
  slug: 'rbn-mersey-and-west-lancashire',
  // Seen with a link "FOI Requests 2024-25"; that this is a page rather than one file a year is inferred.
  url: 'https://www.merseywestlancs.nhs.uk/foi',
  verified: 'facts',
  allowedHosts: ['merseywestlancs.nhs.uk'],
  platform: verseone,
  options: {},
})
