import type {Rule} from '../src/rule/rule.js'
import {epDate} from './ep-date.js'
import {epEmptySection} from './ep-empty-section.js'
import {epFieldName} from './ep-field-name.js'
import {epFieldOrder} from './ep-field-order.js'
import {epFileName} from './ep-file-name.js'
import {epIndex} from './ep-index.js'
import {epLifecycle} from './ep-lifecycle.js'
import {epNumberedSection} from './ep-numbered-section.js'
import {epPlaceholder} from './ep-placeholder.js'
import {epRequiredField} from './ep-required-field.js'
import {epRequiredItem} from './ep-required-item.js'
import {epRequiredSection} from './ep-required-section.js'
import {epSectionLevel} from './ep-section-level.js'
import {epSectionOrder} from './ep-section-order.js'
import {epSectionTitle} from './ep-section-title.js'
import {epStatus} from './ep-status.js'
import {epTitle} from './ep-title.js'
import {epUniqueField} from './ep-unique-field.js'
import {epUniqueNumber} from './ep-unique-number.js'
import {epUniqueSection} from './ep-unique-section.js'

/** All rules, in the order in which a proposal is read. */
export const rules = [
  epTitle,
  epRequiredField,
  epFieldName,
  epFieldOrder,
  epUniqueField,
  epStatus,
  epDate,
  epRequiredSection,
  epSectionTitle,
  epSectionOrder,
  epSectionLevel,
  epUniqueSection,
  epNumberedSection,
  epEmptySection,
  epRequiredItem,
  epPlaceholder,
  epFileName,
  epUniqueNumber,
  epIndex,
  epLifecycle
] as const satisfies readonly Rule[]
