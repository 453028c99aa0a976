import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'QUE',
  slug: 'que-cambridgeshire-and-peterborough',
  // A log a year; historic since the board became part of Central East in April 2026.
  url: 'https://www.cpics.org.uk/freedom-of-information-foi',
  verified: 'facts',
  platform: compilation,
  options: {},
})
