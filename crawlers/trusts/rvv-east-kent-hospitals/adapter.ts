import { defineAdapter } from '../../adapter.ts'
import entryPages from '../../platforms/entry-pages.ts'

export default defineAdapter({
  authority: 'RVV',
  slug: 'rvv-east-kent-hospitals',
  // Inferred: the parent of the entry that was seen.
  url: 'https://foi.ekhuft.nhs.uk/disclosures',
  verified: 'facts',
  allowedHosts: ['www.ekhuft.nhs.uk'],
  platform: entryPages,
  // The letter lies beside its page: rf24-008 and rf24-008-response.pdf.
  options: { entry: '^/disclosures/[a-z]+\\d\\d-\\d+/?$' },
})
