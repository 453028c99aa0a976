import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'RVY',
  slug: 'rvy-southport-and-ormskirk',
  // A page of frequent answers about IT, before the trust became part of Mersey and West Lancashire in July 2023.
  url: 'https://www.southportandormskirk.nhs.uk/FOI/it-faq.asp',
  verified: 'facts',
  platform: compilation,
  options: { itself: true },
})
