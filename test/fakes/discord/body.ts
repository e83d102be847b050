import type { IncomingMessage } from 'node:http';
import { apiError } from './errors.ts';
import { isFields } from './json.ts';
import type { Upload } from './route.ts';

/** What a body holds: JSON, or a form with `payload_json` and files. */
export interface Body {
  readonly json: unknown;
  readonly files: readonly Upload[];
}

/**
 * Reads the whole body of a request.
 * @throws 50109 if it isn't what it says it is
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { json: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { json: parse(raw.toString('utf8')), files: [] };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files: Upload[] = [];
  let json: unknown;
  const loose: Record<string, string> = {};
  for (const [key, value] of form) {
    if (typeof value !== 'string') files.push({ name: value.name, size: value.size, contentType: value.type });
    else if (key === 'payload_json') json = parse(value);
    else loose[key] = value;
  }
  return { json: isFields(json) ? json : loose, files };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiError(50_109);
  }
}
