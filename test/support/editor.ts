/** An editor: a client of a language server with the plugin, on a folder. */
import {spawn, type ChildProcess} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import protocol from 'vscode-languageserver-protocol/node'
import type {
  CodeAction,
  Diagnostic,
  ProtocolConnection,
  PublishDiagnosticsParams,
  TextEdit
} from 'vscode-languageserver-protocol'
import {root} from './scratch.js'

export class Editor {
  readonly #folder: string
  readonly #server: ChildProcess
  readonly #connection: ProtocolConnection
  readonly #versions = new Map<string, number>()
  readonly #waiting: Array<(params: PublishDiagnosticsParams) => void> = []

  private constructor(folder: string) {
    this.#folder = folder
    this.#server = spawn(
      process.execPath,
      [join(root, 'dist', 'test', 'support', 'language-server.js'), '--stdio'],
      {cwd: folder}
    )
    const {stdout, stdin} = this.#server
    if (!stdout || !stdin) throw new Error('Expected pipes')
    this.#connection = protocol.createProtocolConnection(stdout, stdin)
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: PublishDiagnosticsParams) => {
        this.#waiting.shift()?.(params)
      }
    )
    this.#connection.listen()
  }

  /** Opens a folder, in which the plugin is installed and has options. */
  static async open(folder: string, options: object): Promise<Editor> {
    mkdirSync(join(folder, 'node_modules'))
    for (const name of ['remark', 'remark-lint-ep']) {
      const from = name === 'remark' ? join(root, 'node_modules', name) : root
      symlinkSync(from, join(folder, 'node_modules', name))
    }

    writeFileSync(
      join(folder, '.remarkrc.json'),
      JSON.stringify({plugins: [['remark-lint-ep', options]]})
    )
    const editor = new Editor(folder)
    await editor.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{uri: pathToFileURL(folder).href, name: 'scratch'}],
      capabilities: {}
    })
    await editor.#connection.sendNotification('initialized', {})
    return editor
  }

  async close(): Promise<void> {
    await this.#connection.sendRequest('shutdown')
    await this.#connection.sendNotification('exit')
    this.#connection.dispose()
    this.#server.kill()
  }

  uriOf(path: string): string {
    return pathToFileURL(join(this.#folder, path)).href
  }

  /** Shows a text to the server, as an editor does on opening and typing. */
  async show(path: string, text: string): Promise<Diagnostic[]> {
    const uri = this.uriOf(path)
    const version = (this.#versions.get(path) ?? 0) + 1
    this.#versions.set(path, version)
    const said = new Promise<PublishDiagnosticsParams>((resolve) => {
      this.#waiting.push(resolve)
    })
    await (version === 1
      ? this.#connection.sendNotification('textDocument/didOpen', {
          textDocument: {uri, languageId: 'markdown', version, text}
        })
      : this.#connection.sendNotification('textDocument/didChange', {
          textDocument: {uri, version},
          contentChanges: [{text}]
        }))
    const {diagnostics} = await said
    return diagnostics
  }

  /** What *Format Document* makes of a text. */
  async format(path: string, text: string): Promise<string> {
    await this.show(path, text)
    const edits = await this.#connection.sendRequest<TextEdit[] | null>(
      'textDocument/formatting',
      {
        textDocument: {uri: this.uriOf(path)},
        options: {tabSize: 2, insertSpaces: true}
      }
    )
    return applyEdits(text, edits ?? [])
  }

  async actionsFor(
    path: string,
    diagnostic: Diagnostic | undefined
  ): Promise<CodeAction[]> {
    if (!diagnostic) throw new Error('Expected a diagnostic')
    return this.#connection.sendRequest<CodeAction[]>(
      'textDocument/codeAction',
      {
        textDocument: {uri: this.uriOf(path)},
        range: diagnostic.range,
        context: {diagnostics: [diagnostic]}
      }
    )
  }
}

/** Applies edits to a text, as an editor does. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n')
  const at = ({line, character}: {line: number; character: number}) =>
    lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character
  return edits.reduceRight(
    (done, {range, newText}) =>
      done.slice(0, at(range.start)) + newText + done.slice(at(range.end)),
    text
  )
}
