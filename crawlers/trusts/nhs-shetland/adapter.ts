import { defineAdapter } from '../../adapter.ts'
import jadu from '../../platforms/jadu.ts'

export default defineAdapter({
  authority: 'S08000026',
  slug: 'nhs-shetland',
  // Inferred: where Jadu lists a site's directories. Only records were seen; the number of their directory was not.
  url: 'https://www.nhsshetland.scot/directory',
  verified: 'facts',
  allowedHosts: ['nhsshetland.scot'],
  platform: jadu,
  options: {},
})
