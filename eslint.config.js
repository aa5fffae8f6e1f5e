import {defineConfig} from 'eslint/config'
import tseslint from 'typescript-eslint'

const disk = {regex: '^node:', message: 'The disk is known from src/folder up.'}
const floor = (files, ...patterns) => ({
  files,
  rules: {'no-restricted-imports': ['error', {patterns}]}
})
const up = (names) => ({
  regex: `^\\.{1,2}/(?:.*/)?(?:${names})(?:/|\\.js$)`,
  message: 'Imports go down only.'
})

export default defineConfig(
  {ignores: ['dist', 'coverage', 'fixtures']},
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/array-type': ['error', {default: 'array-simple'}]
    }
  },
  {files: ['*.js'], extends: [tseslint.configs.disableTypeChecked]},
  floor(
    ['src/model/**'],
    disk,
    up(
      'lint|rules|core|options|judged|parse|built-in|fix|judgement|repair|tell|folder|index|cli'
    )
  ),
  floor(
    ['src/lint/**'],
    disk,
    up(
      'rules|core|options|judged|parse|built-in|fix|judgement|repair|tell|folder|cli'
    )
  ),
  floor(
    ['rules/ep-*.ts'],
    disk,
    {
      regex: '^(?:remark|unified|vfile|mdast|unist)',
      message: 'A rule sees the model, never the tree.'
    },
    {regex: '^\\./', message: 'A rule knows no other rule.'},
    up(
      'core|options|judged|parse|built-in|fix|judgement|repair|tell|folder|cli|lint/plugin'
    )
  ),
  floor(
    ['src/{core,options,judged,parse,built-in,fix,judgement,repair,tell}.ts'],
    disk,
    up('folder|cli'),
    {regex: '^\\./index\\.js$', message: 'Imports go down only.'}
  ),
  floor(['src/folder/**'], up('cli'), {
    regex: '^\\.\\./index\\.js$',
    message: 'Imports go down only.'
  }),
  floor(['src/{index,rule-plugin}.ts'], up('cli'))
)
