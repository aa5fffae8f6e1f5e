const ownNames = new Set<unknown>(['remark-lint-ep', 'lint-ep', 'remarkLintEp'])

/** Whether a plugin of a configuration is this one: its name, or the function. */
export function isOwn(plugin: unknown): boolean {
  return ownNames.has(typeof plugin === 'function' ? plugin.name : plugin)
}

/** Whether a plugin of a configuration is a single rule of this package. */
export function isOwnRule(plugin: unknown): boolean {
  return (
    typeof plugin === 'string' && /^(?:remark-)?lint-ep\/rules\//.test(plugin)
  )
}
