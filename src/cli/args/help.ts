import {formats} from '../../report/index.js'

/** What `ep-lint --help` says. */
export const help = `Usage: ep-lint [options] [files, folders or globs…]
       ep-lint explain <rule id | file | built-in>
       ep-lint init
       ep-lint status [folder] [--format table|json|markdown] [--rest <days>]
       ep-lint index [folder] [--check | --write]
       ep-lint new <title> [folder] [--author <name>] [--number <n> | --draft]
       ep-lint promote <draft> [--number <n>]

Lints enhancement proposals against their template. Configuration comes from
.remarkrc files; without one the built-in template applies.

  --template <path>      template, beside the proposals or above
  --rule <id>=<how>      turn a rule off, or to warn or error; may be repeated
  --fix                  write repairs
  --dry-run              show what --fix would do, as a diff
  --format <name>        ${formats.join(', ')};
                         with =<file> it is written there; may be repeated
  --max-warnings <n>     warnings that still count as clean, default 0
  --since <revision>     only what is new since the merge base with it
  --update-baseline      write what is found to .ep-lint-baseline.json, to be
                         left out from then on
  --parser <name>        auto or remark: by default a faster one where that sees
                         a document as remark does
  --no-cache             look at all files anew; of many files, what was found
                         in those that did not change comes from a cache
  --cache-location <p>   where that is, default: node_modules/.cache/ep-lint
  --stdin-filename <p>   name for what comes from standard input (-)
  -q, --quiet            findings only: no notes, no summary
  --verbose              say why, and where each rule is described
  --[no-]color           color or not, default: if the output is a terminal
  -h, --help             this text
  -v, --version          the version

Exit codes: 0 clean, 1 findings, 2 could not run.
`
