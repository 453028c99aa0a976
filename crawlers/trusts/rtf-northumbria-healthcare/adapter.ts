import { defineAdapter } from '../../adapter.ts'
import concrete from '../../platforms/concrete.ts'

export default defineAdapter({
  authority: 'RTF',
  slug: 'rtf-northumbria-healthcare',
  // The older page, which names a disclosure log; the newer one no longer does. The log itself was not seen.
  url: 'https://www.northumbria.nhs.uk/legal/freedom-of-information',
  verified: 'facts',
  platform: concrete,
  // The page about FOI names the log and links it.
  options: { parts: 'main a:contains("isclosure log")' },
})
