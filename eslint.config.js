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

// Between the rules and the disk.
const top =
  'core|control|options|judge|is-proposal|parse|built-in|fix|judgement|lint-file|plugin|prepare|repair|trouble'

export default defineConfig(
  {ignores: ['dist', 'coverage', 'fixtures']},
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/array-type': ['error', {default: 'array-simple'}],
      '@typescript-eslint/no-extraneous-class': [
        'error',
        {allowConstructorOnly: true}
      ],
      '@typescript-eslint/no-unused-vars': ['error', {ignoreRestSiblings: true}]
    }
  },
  {files: ['*.js'], extends: [tseslint.configs.disableTypeChecked]},
  floor(['src/model/**'], disk, up(`lint|rules|${top}|folder|fast|index|cli`)),
  floor(['src/lint/**'], disk, up(`rules|${top}|folder|fast|cli`)),
  floor(
    ['rules/ep-*.ts'],
    disk,
    {
      regex: '^(?:remark|unified|vfile|mdast|unist)',
      message: 'A rule sees the model, never the tree.'
    },
    {regex: '^\\./', message: 'A rule knows no other rule.'},
    up(`${top}|folder|fast|cli|lint/tell`)
  ),
  floor([`src/{${top.replaceAll('|', ',')}}.ts`], disk, up('folder|fast|cli'), {
    regex: '^\\./index\\.js$',
    message: 'Imports go down only.'
  }),
  floor(['src/folder/**'], up('fast|cli'), {
    regex: '^\\.\\./index\\.js$',
    message: 'Imports go down only.'
  }),
  floor(['src/{index,rule-plugin}.ts'], up('cli'))
)
