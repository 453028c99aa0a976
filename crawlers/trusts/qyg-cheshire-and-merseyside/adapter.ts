import { defineAdapter } from '../../adapter.ts'
import umbraco from '../../platforms/umbraco.ts'

// The page links the log; how that is laid out was not seen. Inferred: a list of letters, as the site’s other documents are.
export default defineAdapter({
  authority: 'QYG',
  slug: 'qyg-cheshire-and-merseyside',
  url: 'https://www.cheshireandmerseyside.nhs.uk/contact/freedom-of-information-foi/',
  verified: 'facts',
  platform: umbraco,
  options: {
    layout: 'documents',
    landing: true,
  },
})
