#!/usr/bin/env node
import nodeModule, {createRequire} from 'node:module'

// From 22.1 on Node keeps what V8 compiled, so that the next run starts sooner;
// its types for Node 20 do not know that.
const {
  enableCompileCache
}: {
  builtinModules: readonly string[]
  enableCompileCache?: () => unknown
} = nodeModule
enableCompileCache?.()

createRequire(import.meta.url)('./main.cjs')
