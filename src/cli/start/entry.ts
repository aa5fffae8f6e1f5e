import {readFileSync} from 'node:fs'
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
    console.error(error)
    process.exitCode = 2
  }
)
