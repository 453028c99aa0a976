import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'R1F',
  slug: 'r1f-isle-of-wight',
  // The month that was seen (2013); other months have pages of their own beside it. No log of later years is known.
  url: 'https://www.iow.nhs.uk/about-us/Freedom-of-information/FOI%20Requests/May%202013.htm',
  verified: 'facts',
  platform: compilation,
  options: { itself: true, pages: '^/about-us/Freedom-of-information/[^?]+\\.htm$' },
})
