import {readFileSync} from 'node:fs'
import {inspect} from 'node:util'
import {visibleText} from '../../base/visible.js'
import {processIo} from '../io/io.js'
import {packageUrl} from '../../rule/url.js'
import {main} from './main.js'

const {version} = JSON.parse(
  readFileSync(packageUrl('package.json'), 'utf8')
) as {version: string}

main(process.argv.slice(2), processIo(version)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(visibleText(inspect(error)))
    process.exitCode = 2
  }
)
