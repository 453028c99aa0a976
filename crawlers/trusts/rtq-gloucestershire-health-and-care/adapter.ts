import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// Some entries are named by their reference, some by their title alone: then the reference stands in the letter.
// The year in a reference changes its meaning (2122 is the financial year 2021-22, 2025 the year).
export default defineAdapter({
  authority: 'RTQ',
  slug: 'rtq-gloucestershire-health-and-care',
  url: 'https://foi.ghc.nhs.uk/responses/',
  verified: 'facts',
  allowedHosts: ['www.ghc.nhs.uk'],
  platform: wordpress,
  options: {
    entryPaths: ['/responses/*'],
  },
})
