import { defineAdapter } from '../../adapter.ts'
import verseone from '../../platforms/verseone.ts'

export default defineAdapter({
  authority: 'RWF',
  slug: 'rwf-maidstone-and-tunbridge-wells',
  // The current page; the /foi/<slug>/ archive of the former WordPress site answers 404 since the move.
  url: 'https://www.mtw.nhs.uk/freedom-of-information',
  verified: 'facts',
  platform: verseone,
  // No references: titles and file names end in the day of the reply, as ddmmyy.
  options: { dayAtEnd: true },
})
