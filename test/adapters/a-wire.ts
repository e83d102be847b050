import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a request is when the process that made it ends: before it is carried out, after that, or when its answer is on the way back. */
export const MOMENTS = ['before', 'after', 'answered'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Between a bot and a platform's server: carries requests until its bot has ended, and says of each when it comes. */
export class AWire {
  readonly #target: URL;
  readonly #come: () => Moment | null;
  readonly #server: Server;
  readonly #agent = new Agent({ keepAlive: true });
  #cut = false;

  /** `come`: whether the process ends with this request, and when. */
  constructor(target: string, come: () => Moment | null) {
    this.#target = new URL(target);
    this.#come = come;
    this.#server = createServer((incoming, response) => void this.#carry(incoming, response));
  }

  /** Where the bot reaches it: the target's own address, by this way. */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => void this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.#target.pathname}`;
  }

  /** Nothing goes through any more; whoever waits for an answer waits on. */
  cut(): void {
    this.#cut = true;
  }

  async close(): Promise<void> {
    this.cut();
    this.#agent.destroy();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  async #carry(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk as Uint8Array));
    if (this.#cut) return;
    const moment = this.#come();
    if (moment === 'before') return;
    const answer = await this.#forward(incoming, Buffer.concat(chunks));
    if (moment === 'after' || (this.#cut && moment === null)) return;
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  #forward({ method, url, headers }: IncomingMessage, body: Buffer) {
    return new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
      const { hostname, port } = this.#target;
      const outgoing = request({ hostname, port, method, path: url, headers, agent: this.#agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(parts) }));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
