import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer} from 'node:http'
import {extname, join} from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml'
}

/** A built site that is served. */
export interface Served {
  /** The address of its home page. */
  home: string
  end: () => void
}

/**
 * Serves a folder of static files.
 *
 * @param folder
 *   The folder.
 * @param base
 *   The path below which it is served, as `/base/`.
 */
export async function serve(folder: string, base: string): Promise<Served> {
  const server = createServer(({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://localhost')
    const path = pathname.startsWith(base)
      ? decodeURIComponent(pathname.slice(base.length)) || 'index.html'
      : ''
    const file = join(folder, path)
    if (path === '' || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }

    const type = types[extname(file)] ?? 'application/octet-stream'
    response.writeHead(200, {'content-type': type}).end(readFileSync(file))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    home: `http://127.0.0.1:${String(port)}${base}`,
    end: () => {
      server.closeAllConnections()
      server.close()
    }
  }
}
