import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'G6V2S',
  slug: 'g6v2s-north-london',
  // Seen with Disclosure Log and Previous Disclosure Logs in its menu; that they hold files of a period each is inferred.
  url: 'https://northlondonmentalhealth.nhs.uk/freedom-of-information',
  verified: 'facts',
  allowedHosts: ['www.northlondonmentalhealth.nhs.uk'],
  platform: compilation,
  options: { parts: '/(?:previous-)?disclosure-logs?/?$' },
})
