import {defineConfig} from 'eslint/config'
import tseslint from 'typescript-eslint'

// Packages that stay off the disk; what else is no path may reach it.
const pure =
  'damerau-levenshtein|dayjs|github-slugger|mdast(?:-util-to-string)?|' +
  'picomatch|remark-(?:frontmatter|gfm|lint|message-control|parse)|' +
  'unified|unist|vfile(?:-location|-message)?|yaml'
const disk = {
  regex: `^(?!\\.|(?:${pure})(?:/|$))`,
  message: 'The disk is known from src/folder up.'
}
const up = (name) => ({
  regex: `^(?:\\.{1,2}/)+(?:src/)?${name}`,
  message: 'Imports go down only.'
})

// From the ground up: files, how those below would name them, and what else
// they may not import. Where a file is on two floors, the upper one counts.
const floors = [
  ['src/model/**', 'model/', disk],
  ['src/lint/**', 'lint/', disk],
  [
    'rules/**',
    'rules/',
    disk,
    {
      regex: '^(?:remark|unified|vfile|mdast|unist)',
      message: 'A rule sees the model, never the tree.'
    },
    {regex: '^\\./', message: 'A rule knows no other rule.'},
    up('lint/tell')
  ],
  ['rules/index.ts', 'rules/index', disk],
  ['src/*.ts', '(?<=\\.\\./(?:src/)?)[^/]+$', disk],
  ['src/folder/**', 'folder/'],
  ['src/{index,rule-plugin}.ts', '(?:index|rule-plugin)\\.js$'],
  ['src/report/**', 'report/'],
  ['src/fast/**', 'fast/'],
  ['src/cli/**', 'cli/'],
  ['{bench,scripts,test}/**', '(?:bench|scripts|test)/']
]

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
  floors.map(([files, , ...others], at) => {
    const above = floors.slice(at + 1).map(([, name]) => up(name))
    const patterns = [...others, ...above]
    return {
      files: [files],
      rules: {'no-restricted-imports': ['error', {patterns}]}
    }
  })
)
