/** What of the parsers of front matter is needed: they are a tenth of the page. */
export {isAlias, isMap, isScalar, isSeq, parseDocument} from 'yaml'
export {parse} from 'smol-toml'
