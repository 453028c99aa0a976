import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RA2',
  slug: 'ra2-royal-surrey',
  // The page about FOI: the log's address since the move to VerseOne is not known, so the log is looked for from here. Entries at the
  // root of the former WordPress site were seen (2018).
  url: 'https://www.royalsurrey.nhs.uk/how-to-make-a-freedom-of-information-request',
  verified: 'facts',
  allowedHosts: ['royalsurrey.nhs.uk'],
  platform: verseone,
  options: {},
})
