const uneven = /[^\S ]| {2}/

/**
 * Replaces each run of white space by one space, and trims.
 *
 * Most texts have no such run and are returned as they are, which the package
 * `collapse-white-space` does not do; nor does it trim.
 */
export function collapseWhiteSpace(value: string): string {
  return (uneven.test(value) ? value.replace(/\s+/g, ' ') : value).trim()
}
