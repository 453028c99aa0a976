import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RET',
  slug: 'ret-the-walton-centre',
  // The log's own address is not known: this page says that responses are published in it, and its links are followed.
  url: 'https://www.thewaltoncentre.nhs.uk/freedom-of-information-requests---form',
  verified: 'facts',
  allowedHosts: ['thewaltoncentre.nhs.uk'],
  platform: verseone,
  options: {},
})
