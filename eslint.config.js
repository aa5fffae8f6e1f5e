import {existsSync} from 'node:fs'
import {defineConfig} from 'eslint/config'
import {createTypeScriptImportResolver} from 'eslint-import-resolver-typescript'
import {importX} from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

// The house from the ground up: a room imports itself and those before it.
const rooms = [
  'src/base',
  'src/remark',
  'src/markdown',
  'src/document',
  'src/template',
  'src/placeholders',
  'src/binding',
  'src/index-page',
  'src/rule',
  'src/fixes',
  'rules',
  'src/linter',
  'src/disk',
  'src/fast-parser',
  'src/report',
  'src/cli/io',
  'src/cli/args',
  'src/cli/run',
  'src/cli/cache',
  'src/cli/proposals',
  'src/cli/commands',
  'src/cli/start'
]
const faces = [
  'src/index.ts',
  'src/core.ts',
  'src/rule-plugin.ts',
  'src/model.ts'
]

const floors = rooms.map((room, at) => ({
  target: `./${room}`,
  from: [
    ...rooms.slice(at + 1),
    // The command takes the plugin as others do.
    ...(room.startsWith('src/cli/') ? [] : faces),
    ...['bench', 'scripts', 'test']
  ].map((d) => `./${d}`),
  message: 'Imports go down only, see docs/architecture.md.'
}))
const ruleZones = [
  {
    target: './rules/ep-*.ts',
    from: ['./src/remark/**', './rules/**'],
    message: 'A rule sees the model, and no other rule.'
  }
]

// Packages that stay off the disk; others are for src/disk and up.
const pure =
  'damerau-levenshtein|dayjs|escape-string-regexp|github-slugger|' +
  'mdast(?:-util-to-string)?|picomatch|' +
  'remark-(?:frontmatter|gfm|lint|parse)|' +
  'smol-toml|unified|unified-message-control|unist|unist-util-visit|vfile(?:-location|-message)?|yaml'
const noDisk = {
  regex: `^(?!\\.|(?:${pure})(?:/|$))`,
  message: 'The disk is known from src/disk up.'
}
const noTree = {
  regex: '^(?:remark|unified|vfile|mdast|unist)',
  message: 'A rule sees the model, never the tree.'
}
const offDisk = rooms.slice(0, rooms.indexOf('src/disk'))

export default defineConfig(
  {
    ignores: [
      ...[
        'dist',
        'coverage',
        'fixtures',
        'site/dist',
        'site/.vitepress/{cache,dist}'
      ],
      // Until its packages are installed, nothing is known of their types.
      ...(existsSync('site/node_modules') ? [] : ['site'])
    ]
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    plugins: {'import-x': importX},
    settings: {'import-x/resolver-next': [createTypeScriptImportResolver()]},
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/array-type': ['error', {default: 'array-simple'}],
      '@typescript-eslint/no-extraneous-class': [
        'error',
        {allowConstructorOnly: true}
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {ignoreRestSiblings: true}
      ],
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/no-restricted-paths': [
        'error',
        {zones: [...floors, ...ruleZones]}
      ]
    }
  },
  {
    files: ['site/test/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['describe', 'test']}
          ]
        }
      ]
    }
  },
  {files: ['*.js'], extends: [tseslint.configs.disableTypeChecked]},
  {
    files: [...offDisk.map((d) => `${d}/**`), 'src/core.ts', 'src/model.ts'],
    rules: {
      'no-restricted-imports': ['error', {patterns: [noDisk]}],
      // Browsers have none of these.
      'no-restricted-globals': ['error', 'Buffer', 'process', 'require']
    }
  },
  {
    files: ['rules/ep-*.ts'],
    rules: {'no-restricted-imports': ['error', {patterns: [noDisk, noTree]}]}
  },
  {
    files: ['src/**'],
    rules: {
      'max-lines': ['error', 250],
      'max-lines-per-function': [
        'error',
        {max: 60, skipBlankLines: true, skipComments: true}
      ],
      'no-restricted-syntax': [
        'error',
        ...['Literal[value', 'TemplateElement[value.raw'].map((d) => ({
          selector: `${d}=/\\bep-(?!(?:lint|template)\\b)[a-z]/]`,
          message: 'What is to be known of a rule stands on the rule.'
        }))
      ]
    }
  },
  {files: ['rules/**'], rules: {'max-lines': ['error', 120]}}
)
