import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'X-KERNOW-CCG',
  slug: 'kernow-ccg',
  // Inferred: the root of the month that was seen. The CCG was abolished in 2022; its log is its own, not that of the board after it.
  url: 'https://www.kernowccg.nhs.uk/get-info/information-governance/foi/disclosure-log/',
  verified: 'facts',
  platform: compilation,
  options: { parts: '/disclosure-log/fy\\d{4}/?$', pages: '/disclosure-log/fy\\d{4}/[a-z]+-20\\d\\d/?$' },
})
