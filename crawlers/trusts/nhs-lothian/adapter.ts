import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'S08000024',
  slug: 'nhs-lothian',
  // One page of the newest hundred requests; older ones answer to a search form only, and are not asked for.
  url: 'https://org.nhslothian.scot/foi/RequestAndResponseRegister',
  rendered: true,
  verified: 'facts',
  platform: compilation,
  options: { itself: true },
})
