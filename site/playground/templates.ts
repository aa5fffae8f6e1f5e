/** The templates to choose from, each with a proposal that has defects. */
import epTemplate from '../../templates/ep.md?raw'
import epSample from '../../fixtures/proposals/EP-002-tenant-quotas.md?raw'
import kepTemplate from './templates/kep.md?raw'
import kepSample from './samples/kep.md?raw'
import rustRfcTemplate from '../../fixtures/templates/template-rank-1.md?raw'
import rustRfcSample from './samples/rust-rfc.md?raw'
import eipTemplate from '../../fixtures/templates/template-angle-brackets.md?raw'
import eipSample from './samples/eip.md?raw'
import swiftTemplate from '../../fixtures/templates/template-sentences.md?raw'
import swiftSample from './samples/swift.md?raw'
import mscTemplate from '../../fixtures/templates/template-number-behind-letters.md?raw'
import mscSample from './samples/msc.md?raw'
import madrTemplate from '../../fixtures/templates/template-madr.md?raw'
import madrSample from './samples/madr.md?raw'
import nygardTemplate from '../../fixtures/templates/template-nygard.md?raw'
import nygardSample from './samples/nygard.md?raw'

/** A template that the playground brings. */
export interface Choice {
  id: string
  label: string
  template: string
  sample: string
}

export const choices: readonly [Choice, ...Choice[]] = [
  {
    id: 'ep',
    label: 'Enhancement proposal (built in)',
    template: epTemplate,
    sample: epSample
  },
  {
    id: 'kep',
    label: 'Like a Kubernetes KEP',
    template: kepTemplate,
    sample: kepSample
  },
  {
    id: 'rust-rfc',
    label: 'Like a Rust RFC',
    template: rustRfcTemplate,
    sample: rustRfcSample
  },
  {
    id: 'eip',
    label: 'Like an Ethereum EIP',
    template: eipTemplate,
    sample: eipSample
  },
  {
    id: 'swift',
    label: 'Like a Swift Evolution proposal',
    template: swiftTemplate,
    sample: swiftSample
  },
  {
    id: 'msc',
    label: 'Like a Matrix MSC',
    template: mscTemplate,
    sample: mscSample
  },
  {
    id: 'madr',
    label: 'Decision record like MADR',
    template: madrTemplate,
    sample: madrSample
  },
  {
    id: 'nygard',
    label: 'Decision record like Nygard’s',
    template: nygardTemplate,
    sample: nygardSample
  }
]

/** The choice that is the visitor's own text. */
export const own = 'own'
