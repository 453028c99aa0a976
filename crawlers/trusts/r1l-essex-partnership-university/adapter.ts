import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'R1L',
  slug: 'r1l-essex-partnership-university',
  // Seen; the log is reached through the publication scheme, and files a year each are what the page names. The month in an upload's
  // address is not that of a reply.
  url: 'https://eput.nhs.uk/about-us/freedom-of-information/',
  verified: 'facts',
  platform: compilation,
  options: {},
})
