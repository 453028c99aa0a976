import type { Adapter } from '../../crawlers/adapter.ts'
import { meantAuthority, unregisteredLog } from '../../crawlers/unregistered.ts'
import { type Output, oneLine } from './output/output.ts'

/** The log at an address, whoever's it is; says so where the register does not have that body. */
export async function unregisteredTarget(url: string, typed: string, remarks: Output): Promise<Adapter> {
  const { authority, registered, near } = meantAuthority(typed, url)
  if (!registered) {
    const offer = near.length > 0 ? ` Perhaps you mean ${near.slice(0, 3).map(oneLine).join(', or ')}?` : ''
    await remarks.line(`The register has no ${oneLine(authority.name)}: saved as ${authority.odsCode}.${offer}`)
  }
  return unregisteredLog(url, authority)
}
