// The `gh` command, which GitHub's runners carry and which is found by PATH.
// It takes the repository and its token from GH_REPO and GH_TOKEN.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs `gh` without a shell. @throws with gh's own words when it fails. */
export async function gh(...parameters: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('gh', parameters, { maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
