import { defineAdapter } from '../../adapter.ts'
import compilation from '../../platforms/compilation.ts'

export default defineAdapter({
  authority: 'QJ2',
  slug: 'qj2-derby-and-derbyshire',
  // Seen with a Previous requests log; that it is a file is inferred. The board's site is moving, and has answered robots with 503.
  url: 'https://joinedupcarederbyshire.co.uk/derbyshire-integrated-care-board/freedom-of-information/',
  verified: 'facts',
  allowedHosts: ['www.derbyandderbyshireicb.nhs.uk'],
  platform: compilation,
  options: {},
})
