import { Readable } from 'node:stream';
import type { Reply } from './api.ts';
import type { Json } from './json.ts';
import type { StoredFile } from './model.ts';
import type { Workspace } from './workspace.ts';

/** What people upload, and the way to have it: `url_private`, with a token that may read files. */
export class Files {
  readonly #workspace: Workspace;
  readonly #scopes: readonly string[];
  readonly #base: () => string;

  constructor(workspace: Workspace, scopes: readonly string[], base: () => string) {
    this.#workspace = workspace;
    this.#scopes = scopes;
    this.#base = base;
  }

  /** A file as messages tell of it. */
  told(file: StoredFile): Json {
    const { id, name, mimetype, filetype, content } = file;
    const url = `${this.#base()}/files-pri/${this.#workspace.identity.teamId}-${id}/${encodeURIComponent(name)}`;
    const size = content === 'endless' ? 0 : content.length;
    return { id, name, title: name, mimetype, filetype, size, mode: 'hosted', is_external: false, url_private: url };
  }

  /** Answers whoever asks for one; who may not is led to where people sign in. */
  serve(route: string, authorization: string | undefined): Reply {
    const { botToken } = this.#workspace.identity;
    if (authorization !== `Bearer ${botToken}` || !this.#scopes.includes('files:read')) {
      return { status: 302, headers: { location: `${this.#base()}/signin?redir=${encodeURIComponent(route)}` }, body: '' };
    }
    const id = /^\/files-pri\/[^/]+-(?<id>F[^/]+)\//u.exec(route)?.groups?.id ?? '';
    const file = this.#workspace.files.get(id);
    if (file === undefined) return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'file_not_found' };
    const headers = { 'content-type': file.mimetype };
    return { status: 200, headers, body: file.content === 'endless' ? endless() : file.content };
  }
}

function endless(): Readable {
  const chunk = Buffer.alloc(64 * 1024, 'word ');
  return new Readable({
    read() {
      this.push(chunk);
    },
  });
}
