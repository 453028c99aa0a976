import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

export default defineAdapter({
  authority: 'RVV',
  slug: 'rvv-east-kent-hospitals',
  // Inferred: the parent of the entry that was seen.
  url: 'https://foi.ekhuft.nhs.uk/disclosures',
  verified: 'facts',
  allowedHosts: ['www.ekhuft.nhs.uk'],
  platform: knownLayout,
  // The letter lies beside its page: rf24-008 and rf24-008-response.pdf.
  options: { entryPaths: ['/disclosures/*##-#*'] },
})
