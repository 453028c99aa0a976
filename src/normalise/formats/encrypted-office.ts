import { failure } from '../../failure.ts'
import { placeOf, type Reader } from './reader.ts'

/** Says that an Office file has a password; nothing of it can be read. */
export const readEncryptedOffice: Reader = (source) => ({
  ok: false,
  failure: failure('encrypted_document', 'The Office document needs a password.', placeOf(source)),
})
