export {
  bind,
  type Absent,
  type Aliases,
  type Binding,
  type Bound,
  type Found,
  type How
} from './binding.js'
export type {BoundField} from './fields.js'
export type {Dialect, Field, Header} from './field.js'
export type {
  Block,
  Cell,
  Code,
  Comment,
  Item,
  List,
  Paragraph,
  Rest,
  Table
} from './block.js'
export {readProposal, type Proposal, type Section} from './proposal.js'
export type {Prompts} from './prompts.js'
export {
  readTemplate,
  type Series,
  type Template,
  type TemplateField,
  type TemplateSection
} from './template.js'
export type {TemplateItem} from './template-body.js'
export type {Span, Text} from './text.js'
export type {TitleForm} from './title-form.js'
