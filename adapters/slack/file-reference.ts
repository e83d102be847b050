import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What a file's address is handed on as. Commands can be typed, with any address in them, and the bot sees files that whoever types may
 * not: so that only an address that Slack itself sent is ever gone to, each is sealed with the bot's token.
 */
export interface FileReferences {
  readonly write: (url: string) => string;
  /** The address; null: it isn't one that was written with this token. */
  readonly read: (reference: string) => string | null;
}

export function fileReferences(botToken: string): FileReferences {
  const seal = (url: string): string => createHmac('sha256', botToken).update(`file ${url}`).digest('base64url');
  return {
    write: (url) => `${seal(url)} ${url}`,
    read: (reference) => {
      const space = reference.indexOf(' ');
      const url = reference.slice(space + 1);
      const given = Buffer.from(reference.slice(0, Math.max(0, space)));
      const due = Buffer.from(seal(url));
      return given.length === due.length && timingSafeEqual(given, due) ? url : null;
    },
  };
}
