#!/usr/bin/env node
import {readFileSync} from 'node:fs'
import {processIo} from './io.js'
import {main} from './main.js'

const {version} = JSON.parse(
  readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
) as {version: string}

process.stdout.on('error', ({code, message}: NodeJS.ErrnoException) => {
  // Whoever reads may have enough: `ep-lint | head`.
  if (code === 'EPIPE') return
  console.error(
    `Unexpected unwritable standard output, expected to report there: ${message}`
  )
  process.exit(2)
})

try {
  process.exitCode = await main(process.argv.slice(2), processIo(version))
} catch (error) {
  console.error(error)
  process.exitCode = 2
}
