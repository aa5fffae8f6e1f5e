/** What few texts need, and would be a sixth of the page: front matter, `&nbsp;`. */
export {isAlias, isMap, isScalar, isSeq, parseDocument} from 'yaml'
export {parse} from 'smol-toml'
export {decodeNamedCharacterReference} from 'decode-named-character-reference'
