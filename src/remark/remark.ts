/** All that needs remark, in one module, as the command imports it late. */
export * as comments from './disable-comments.js'
export {parse} from './parse.js'
