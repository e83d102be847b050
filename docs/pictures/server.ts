import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Html } from './html.ts';

const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css', '.js': 'text/javascript', '': 'text/html; charset=utf-8' };

/** A server on this machine alone: the pages, the style sheets beside this file, and the installed packages. */
export async function serve(pages: ReadonlyMap<string, Html>, modules: string): Promise<{ url: string; close: () => void }> {
  const server = createServer(async ({ url = '/' }, response) => {
    const kind = path.extname(url);
    const type = TYPES[kind];
    try {
      if (type === undefined || url.includes('..')) throw new Error('nothing of ours');
      const folder = kind === '.css' ? import.meta.dirname : modules;
      const body = kind === '' ? pages.get(url.slice(1)) : await readFile(path.join(folder, url));
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
