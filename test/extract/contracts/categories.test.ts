import { expect, it } from 'vitest'
import { categoryOf } from '../../../src/extract/contracts/categories.ts'

const nothing = { service: null, product: null, description: null, brand: null }

it.each([
  ['Perimeter firewall', 'firewall'],
  ['Network firewall support', 'firewall'],
  ['Anti-virus / endpoint protection', 'endpoint'],
  ['Multi-factor authentication', 'identity'],
  ['Network switches (hardware maintenance)', 'network'],
  ['SIP trunks', 'telephony'],
  ['Mobile voice and data', 'mobile'],
  ['Managed print contract', 'print'],
  ['Electronic patient record (EPR)', 'epr'],
  ['Microsoft 365 agreement', 'software_licences'],
  ['Temporary nursing staff', 'agency'],
  ['Linen and laundry', 'laundry'],
  ['Hard facilities management', 'estates'],
  ['British Sign Language', 'interpreting'],
  ['Clinical waste', 'waste'],
  ['Gondola hire', null],
])('“%s” is of the category %s', (service, category) => {
  expect(categoryOf({ ...nothing, service })).toBe(category)
})

it('the service’s own name comes before what is bought for it', () => {
  expect(categoryOf({ ...nothing, service: 'Laundry', product: 'Firewall' })).toBe('laundry')
  expect(categoryOf({ ...nothing, service: 'Contract 2', product: 'Cisco firewall' })).toBe('firewall')
})
