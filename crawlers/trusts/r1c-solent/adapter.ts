import { defineAdapter } from '../../adapter.ts'
import knownLayout from '../../platforms/known-layout.ts'

// Merged into Hampshire and Isle of Wight Healthcare (RW1) on 1 October 2024: a closed log.
export default defineAdapter({
  authority: 'R1C',
  slug: 'r1c-solent',
  url: 'https://www.solent.nhs.uk/about-us/publication-scheme/fois-released/',
  verified: 'facts',
  platform: knownLayout,
  options: {
    layout: 'documents',
  },
})
