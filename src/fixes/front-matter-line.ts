import {isIsoDate} from '../base/date.js'

/** Writes a field of front matter. */
export function frontMatterLine(
  key: string,
  value: string,
  dialect: 'toml' | 'yaml'
): string {
  if (dialect === 'toml') {
    const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key)
    return `${name} = ${isIsoDate(value) ? value : JSON.stringify(value)}`
  }

  // Square brackets would be a list in YAML; other marks have meanings too.
  const isSafe = /^[\w-][\w .-]*$/.test(value)
  return `${key}: ${isSafe ? value : JSON.stringify(value)}`
}
