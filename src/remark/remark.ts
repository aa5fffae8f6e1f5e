/** All that needs remark, in one module, as the command imports it late. */
export {applyComments} from './disable-comments.js'
export {parse} from './parse.js'
