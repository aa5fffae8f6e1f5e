/** What remark brings, in a chunk that is loaded once it is needed. */
export {applyComments} from './disable-comments.js'
export {parse} from './parse.js'
