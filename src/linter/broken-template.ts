import {partAt} from '../document/joined.js'
import {positionOf} from '../document/line.js'
import {code} from '../rule/wording.js'
import type {Template} from '../template/template.js'
import {OptionError} from './options.js'

/**
 * The mistake of a template whose header cannot be read, told of the file that
 * the header is in: the template, or the YAML file beside it.
 */
export function brokenTemplate(
  {joined, source}: Template,
  {language, place, reason}: NonNullable<Template['broken']>,
  name: string
): OptionError {
  const found = place && joined && partAt(joined, place)
  const header = found?.part.name
  const file = header === undefined ? name : name.replace(/[^/\\]*$/, header)
  const what =
    header === undefined
      ? `front matter in the template ${code(name)}`
      : `${code(file)} beside the template`
  // Of TOML it is not known where it goes wrong.
  const position =
    place && language === 'YAML'
      ? positionOf(found?.part ?? {source}, found?.place ?? place)
      : undefined
  const line = position ? `, see line ${String(position.start.line)}` : ''
  return new OptionError(
    `Unexpected ${what}, expected valid ${language}${line}: ${reason}`,
    {file, place: position}
  )
}
