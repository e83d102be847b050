import { charactersIn, checkBlocks } from './check-blocks.ts';
import { decoded, isRecord, type Json, records, text } from './json.ts';
import { Refusal } from './model.ts';
import type { Workspace } from './workspace.ts';

const MOST_CHARACTERS_IN_BLOCKS = 13_200;

/** What a message may carry. */
export interface Content {
  /** Undefined if the field wasn't there. */
  readonly text: string | undefined;
  readonly blocks: readonly Json[] | undefined;
  readonly metadata: Json | undefined;
}

/** Reads and checks a message that the app wants shown. */
export class Outgoing {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Notes that the app broke a rule, and refuses in Slack's words. */
  violate(method: string, code: string, details: readonly string[]): never {
    this.#workspace.violations.push(...details.map((detail) => `${method}: ${detail}`));
    const messages = details.map((detail) => `[ERROR] ${detail}`);
    throw new Refusal(code, { errors: details, response_metadata: { messages } });
  }

  content(method: string, args: Json): Content {
    const shown = args.text === undefined ? undefined : text(args.text);
    const isUpdate = method === 'chat.update';
    if (shown !== undefined && shown.length > 40_000) this.violate(method, 'msg_too_long', [`text of ${shown.length} characters`]);
    if (isUpdate && Buffer.byteLength(shown ?? '') > 4000)
      this.violate(method, 'msg_too_long', [`text of ${Buffer.byteLength(shown ?? '')} bytes in an update`]);
    const blocks = args.blocks === undefined || args.blocks === null ? undefined : this.#blocks(method, decoded(args.blocks));
    const attachments = decoded(args.attachments);
    const isEmpty = (shown ?? '').trim() === '' && (blocks ?? []).length === 0 && !(Array.isArray(attachments) && attachments.length > 0);
    if (isEmpty) this.violate(method, 'no_text', ['neither text nor blocks']);
    return { text: shown, blocks, metadata: args.metadata === undefined ? undefined : this.#metadata(method, decoded(args.metadata)) };
  }

  #blocks(method: string, given: unknown): readonly Json[] {
    if (!Array.isArray(given)) this.violate(method, 'invalid_blocks_format', ['blocks must be a list']);
    const wrong = checkBlocks(given, 'message');
    if (wrong.length > 0) this.violate(method, 'invalid_blocks', wrong);
    const size = charactersIn(given);
    if (size > MOST_CHARACTERS_IN_BLOCKS) this.violate(method, 'msg_blocks_too_long', [`${size} characters in all blocks`]);
    return records(given);
  }

  #metadata(method: string, given: unknown): Json {
    if (!isRecord(given)) this.violate(method, 'invalid_metadata_format', ['metadata must be an object']);
    if (Object.keys(given).length === 0) return given;
    const wrong = [
      ...(text(given.event_type) === '' ? ['metadata.event_type must be a string'] : []),
      ...(isRecord(given.event_payload) ? [] : ['metadata.event_payload must be an object']),
    ];
    if (wrong.length > 0) this.violate(method, 'invalid_metadata_schema', wrong);
    return given;
  }
}
