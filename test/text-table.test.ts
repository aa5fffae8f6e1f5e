/** Columns of text on a terminal. */
import {describe, expect, test} from '@jest/globals'
import {textTable, truncate, widthOf} from '../src/cli/io/text-table.js'

describe('a table', () => {
  test('aligns what is wide, as it shows on a terminal', () => {
    const rows = [
      ['1', '日本', 'x'],
      ['10', 'a', 'y'],
      ['2', 'e\u0301', '']
    ]
    expect(textTable(rows, {rightAligned: [true], indent: 1})).toBe(
      '  1  日本  x\n 10  a     y\n  2  e\u0301\n'
    )
  })

  test('keeps the least widths of columns', () => {
    expect(textTable([['a', 'b']], {widths: [4], gap: 1})).toBe('a    b\n')
  })
})

describe('a text that is cut off', () => {
  test.each([
    ['Nights', 6, 'Nights'],
    ['Nights of days', 8, 'Nights…'],
    ['日本語の提案', 6, '日本…'],
    ['a👩‍👩‍👧b', 3, 'a…'],
    ['a👩‍👩‍👧bc', 4, 'a👩‍👩‍👧…']
  ])('%s in %i columns', (text, width, cut) => {
    expect(truncate(text, width)).toBe(cut)
    expect(widthOf(cut)).toBeLessThanOrEqual(width)
  })
})
