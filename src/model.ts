export {
  bind,
  type Absent,
  type Aliases,
  type Binding,
  type Bound,
  type BoundSection,
  type How
} from './binding/bind.js'
export type {BoundField} from './binding/bind-fields.js'
export type {Dialect, Field, Header} from './document/field.js'
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
} from './markdown/block.js'
export {readProposal, type Proposal, type Section} from './document/proposal.js'
export type {Prompts} from './template/prompts.js'
export type {
  Series,
  Template,
  TemplateField,
  TemplateSection
} from './template/template.js'
export {readTemplate} from './template/read-template.js'
export type {TemplateItem} from './template/section-body.js'
export type {Text} from './markdown/text.js'
export type {Span} from './markdown/span.js'
export type {TitleForm} from './template/title-form.js'
