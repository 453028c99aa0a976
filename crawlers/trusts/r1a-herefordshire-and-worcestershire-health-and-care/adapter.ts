import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'R1A',
  slug: 'r1a-herefordshire-and-worcestershire-health-and-care',
  // The page about FOI, which links the log.
  url: 'https://www.hacw.nhs.uk/freedom-of-information/',
  verified: 'facts',
  allowedHosts: ['hacw.nhs.uk'],
  platform: verseone,
  options: {},
})
