import {homedir, platform} from 'node:os'
import {isAbsolute, join} from 'node:path'

/** The folder for this command in the caches of the user. */
export function userCache(): string {
  return join(cacheFolder(), 'ep-lint')
}

/** The folder for caches of the user, as the system has it. */
function cacheFolder(): string {
  const {XDG_CACHE_HOME: xdg, LOCALAPPDATA: local} = process.env
  if (xdg !== undefined && isAbsolute(xdg)) return xdg
  return platform() === 'win32' && local !== undefined && isAbsolute(local)
    ? local
    : join(homedir(), '.cache')
}
