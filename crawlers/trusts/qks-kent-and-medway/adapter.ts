import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'QKS',
  slug: 'qks-kent-and-medway',
  // The publication scheme, which names FOI disclosure logs under lists and registers; they themselves were not seen.
  url: 'https://www.kentandmedway.icb.nhs.uk/publication-scheme',
  verified: 'facts',
  platform: concrete,
  // The page about FOI names the log and links it.
  options: { parts: 'main a:contains("isclosure log")' },
})
