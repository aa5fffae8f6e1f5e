/**
 * The JSON Schema of a configuration: the options as docs/options.md describes
 * them, for completion and hints in editors.
 */
import {rules} from '../rules/index.js'
import {overrideNames} from '../src/linter/check-options.js'
import type {Options} from '../src/linter/options.js'

/** A part of a schema, in the terms of JSON Schema. */
type Schema = Readonly<Record<string, unknown>>

const text: Schema = {type: 'string', minLength: 1}
const texts: Schema = {type: 'array', minItems: 1, items: text}
const flag: Schema = {type: 'boolean'}
const anyOf = (...all: readonly Schema[]): Schema => ({anyOf: all})
const mapOf = (value: Schema): Schema => ({
  type: 'object',
  additionalProperties: value
})

/** What each option may be in JSON. */
const schemas: Readonly<Record<keyof Options, Schema>> = {
  template: anyOf(text, texts),
  files: texts,
  statuses: texts,
  aliases: mapOf(texts),
  rules: {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map(({id, summary}) => [
        id,
        {description: summary, enum: [false, 'warn', 'error']}
      ])
    )
  },
  today: {type: 'string', format: 'date'},
  fix: flag,
  insert: flag,
  names: texts,
  lifecycle: mapOf({type: 'array', items: text}),
  severities: mapOf({enum: ['off', 'warn', 'error']}),
  history: flag,
  metadata: text,
  overrides: {type: 'array', items: {$ref: '#/definitions/override'}},
  baseline: flag,
  reportUnusedDisables: flag
}

/**
 * Renders the schema.
 *
 * @param guide
 *   The text of docs/options.md, whose table says what each option is.
 */
export function renderOptionsSchema(guide: string): string {
  const descriptions = new Map(
    Array.from(
      guide.matchAll(/^\| `(\w+)` *\| (.*?) *\|$/gm),
      ([, name = '', description]) => [name, description]
    )
  )
  const properties = (names: readonly string[]) =>
    Object.fromEntries(
      Object.entries(schemas)
        .filter(([name]) => names.includes(name))
        .map(([name, schema]) => [
          name,
          {description: descriptions.get(name), ...schema}
        ])
    )
  const options = {$ref: '#/definitions/options'}
  const own = {const: 'remark-lint-ep'}
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A configuration of remark with remark-lint-ep',
    type: 'object',
    properties: {
      $schema: {type: 'string'},
      plugins: {
        description: 'The plugins of remark, each alone or with its options.',
        anyOf: [
          {type: 'array', items: {$ref: '#/definitions/plugin'}},
          {type: 'object', properties: {'remark-lint-ep': options}}
        ]
      },
      settings: {type: 'object'}
    },
    definitions: {
      plugin: {
        if: {type: 'array', items: [own]},
        then: {items: [own, anyOf(options, {const: false})], maxItems: 2}
      },
      options: {
        type: 'object',
        additionalProperties: false,
        properties: properties(Object.keys(schemas))
      },
      override: {
        type: 'object',
        additionalProperties: false,
        required: ['files'],
        properties: properties(overrideNames)
      }
    }
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}
