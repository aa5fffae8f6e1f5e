#!/usr/bin/env node
import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {CompiledModules} from './code-cache.js'

const modules = new CompiledModules(
  dirname(fileURLToPath(import.meta.url)),
  // As for what Node itself keeps.
  process.env['NODE_DISABLE_COMPILE_CACHE'] !== undefined
)
process.on('exit', (code) => {
  // What could not run may not have been able to write either.
  if (code !== 2) modules.keep()
})
modules.require('./main.cjs')
