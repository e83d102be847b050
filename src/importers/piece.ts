import type { Item, Read, Where } from '../desk/import/item.ts';
import { UserError } from '../domain/errors.ts';
import { IMPORTER_TEXT } from '../text/importers.ts';

/** One piece read: its item, or why there is none; `where` is as far as it is known before. What no reader foresaw is thrown on. */
export function readPiece(where: Where, read: () => Item): Read {
  try {
    const item = read();
    return { ok: true, item, where: { ...where, name: item.title } };
  } catch (error) {
    return { ok: false, reason: reasonOf(error), where };
  }
}

/** Why input was given up. Throws what is neither that nor a stack that ran out on deep nesting. */
export function reasonOf(error: unknown): string {
  if (error instanceof UserError) return error.message;
  if (error instanceof RangeError && /call stack/iu.test(error.message)) return IMPORTER_TEXT.tooDeep;
  throw error;
}
