import { defineAdapter } from '../../adapter.ts'

// Previous requests are said to be in the log that this page links; its layout was not seen, so the general reader reads it.
// WordPress in all but name: uploads stand in /devuret/YYYY/MM/, the month being that of the upload.
export default defineAdapter({
  authority: 'RWP',
  slug: 'rwp-worcestershire-acute',
  url: 'https://www.worcsacute.nhs.uk/our-trust/freedom-of-information/',
  verified: 'facts',
})
