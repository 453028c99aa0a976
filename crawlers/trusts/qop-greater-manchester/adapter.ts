import { defineAdapter } from '../../adapter.ts'
import wordpress from '../../platforms/wordpress.ts'

// A type of post made for the log. An entry’s heading is its reference alone; its title is the Description.
export default defineAdapter({
  authority: 'QOP',
  slug: 'qop-greater-manchester',
  // The page about FOI: it carries the log or links it.
  url: 'https://gmintegratedcare.org.uk/freedom-of-information/',
  verified: 'facts',
  platform: wordpress,
  options: {
    entryPaths: ['/freedom-of-information/foi-request/*'],
    landing: true,
  },
})
