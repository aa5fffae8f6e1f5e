#!/usr/bin/env node
import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {CompiledModules} from './compiled.js'

const modules = new CompiledModules(dirname(fileURLToPath(import.meta.url)))
process.on('exit', () => {
  modules.keep()
})
modules.require('./main.cjs')
