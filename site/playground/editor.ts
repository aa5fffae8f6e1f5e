import {history, historyKeymap, standardKeymap} from '@codemirror/commands'
import {type Diagnostic, lintKeymap, setDiagnostics} from '@codemirror/lint'
import {EditorState, type ChangeDesc} from '@codemirror/state'
import {
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers
} from '@codemirror/view'
import {highlightMarkdown} from './markdown'
import type {Place, PlacedEdit} from './protocol'

const byteOrderMark = '\uFEFF'

/** An editor of one text. */
export interface Editor {
  /** The text, with the line endings that it came with. */
  text: () => string
  /** Shows another text, which cannot be undone to the one before. */
  open: (text: string) => void
  /** Changes the text to another, where the two differ, as one step. */
  change: (text: string) => void
  /** Applies edits of the text that was last marked. */
  apply: (edits: readonly PlacedEdit[]) => void
  /** Underlines what was found. */
  mark: (marks: readonly Mark[]) => void
  /** Puts the cursor at a place of the text that was last marked. */
  goTo: (from: Place, to?: Place) => void
  focus: () => void
  destroy: () => void
}

/** Something to underline. */
export interface Mark {
  from: Place
  to: Place
  isError: boolean
  message: string
  /** What the tooltip shows. */
  render: () => HTMLElement
}

/** Makes an editor. */
export function createEditor(
  parent: HTMLElement,
  label: string,
  changed: () => void,
  dropped: (file: File) => void
): Editor {
  /** What changed since the text was last marked. */
  let since: ChangeDesc | undefined
  let isOpening = false
  const extensions = [
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    highlightActiveLine(),
    highlightMarkdown,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      spellcheck: 'true',
      tabindex: '0'
    }),
    // Without a binding for the Tab key, it leaves the editor as any field.
    keymap.of([...lintKeymap, ...standardKeymap, ...historyKeymap]),
    EditorView.updateListener.of(({docChanged, changes}) => {
      if (!docChanged) return
      since = since ? since.composeDesc(changes.desc) : changes.desc
      if (!isOpening) changed()
    }),
    EditorView.domEventHandlers({
      drop(event) {
        const file = event.dataTransfer?.files[0]
        if (!file) return false
        event.preventDefault()
        dropped(file)
        return true
      }
    })
  ]
  const stateOf = (doc: string) =>
    EditorState.create({
      doc,
      extensions
    })
  const view = new EditorView({parent, state: stateOf('')})
  /** The text in which places are counted. */
  let marked = view.state.doc
  // The editor counts any line ending as one character, and writes its own.
  let eol = '\n'
  // No part of the text, and yet to be kept.
  let mark = ''
  const textNow = (): string =>
    mark + view.state.doc.toString().replaceAll('\n', eol)

  const offsetOf = ({line, column}: Place): number => {
    const {from, to} = marked.line(Math.min(Math.max(line, 1), marked.lines))
    const offset = Math.min(from + column - 1, to)
    return since ? since.mapPos(offset) : offset
  }

  return {
    text: textNow,
    open(text) {
      isOpening = true
      mark = text.startsWith(byteOrderMark) ? byteOrderMark : ''
      eol = /\r\n?|\n/.exec(text)?.[0] ?? '\n'
      view.setState(stateOf(text.slice(mark.length)))
      isOpening = false
      marked = view.state.doc
      since = undefined
    },
    change(text) {
      if (textNow() === text) return
      view.dispatch({
        changes: differenceOf(view.state, text.slice(mark.length))
      })
    },
    apply(edits) {
      const changes = edits.map(({from, to, text}) => ({
        from: offsetOf(from),
        to: offsetOf(to),
        insert: view.state.toText(text)
      }))
      view.dispatch({changes, scrollIntoView: true, userEvent: 'input.fix'})
      view.focus()
    },
    mark(marks) {
      marked = view.state.doc
      since = undefined
      const diagnostics = marks.map((d): Diagnostic => {
        const from = offsetOf(d.from)
        return {
          from,
          to: Math.max(from, offsetOf(d.to)),
          severity: d.isError ? 'error' : 'warning',
          message: d.message,
          renderMessage: d.render
        }
      })
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    goTo(from, to = from) {
      view.dispatch({
        selection: {anchor: offsetOf(from), head: offsetOf(to)},
        effects: EditorView.scrollIntoView(offsetOf(from), {y: 'center'})
      })
      view.focus()
    },
    focus: () => {
      view.focus()
    },
    destroy: () => {
      view.destroy()
    }
  }
}

/** The part in which a text differs from another. */
function differenceOf(
  state: EditorState,
  text: string
): {from: number; to: number; insert: string} {
  const before = state.doc.toString()
  const after = state.toText(text).toString()
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let end = 0
  while (
    end < most - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }

  return {
    from: start,
    to: before.length - end,
    insert: after.slice(start, after.length - end)
  }
}
