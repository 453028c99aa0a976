import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RGN',
  slug: 'rgn-north-west-anglia',
  // The log stands at the bottom of the page, probably in a media browser that a script fills.
  url: 'https://www.nwangliaft.nhs.uk/freedom-of-information-foi-requests',
  rendered: true,
  verified: 'facts',
  platform: verseone,
  options: {},
})
