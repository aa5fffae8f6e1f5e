import type {Literal} from 'mdast'

/** Front matter between `+++`. */
export interface Toml extends Literal {
  type: 'toml'
}

declare module 'mdast' {
  interface FrontmatterContentMap {
    toml: Toml
  }

  interface RootContentMap {
    toml: Toml
  }
}
