import { defineAdapter } from '../../adapter.ts'

// A public portal of the case system Infreemation. Its address was seen and nothing else of it, so the general reader reads it.
// The board merged into Thames Valley (S0E4D) in April 2026, which may have a portal of its own.
export default defineAdapter({
  authority: 'QU9',
  slug: 'qu9-buckinghamshire-oxfordshire-and-berkshire-west',
  url: 'https://bobicb.disclosure-log.co.uk/',
  verified: 'facts',
})
