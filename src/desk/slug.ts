import { sha256Of } from '../knowledge/hash.ts';

/** Characters of a slug that is made of words. */
const LONGEST = 60;
/** Hex digits behind it, and how many more where these are taken. */
const DIGITS = 4;

/** Lower-case letters, digits and hyphens of a text's words (knowledge/README.md); "entry" where it has none of these. */
function slugOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > LONGEST) break;
    slug = slug === '' ? word : `${slug}-${word}`;
  }
  return slug === '' ? 'entry' : slug;
}

/**
 * An id that nothing has, made of a text's words. It always ends in a few digits of the seed's: with a number only where the words alone are
 * taken, an id would tell of what is hidden.
 */
export function newIdOf(text: string, seed: readonly (string | number | null)[], isTaken: (slug: string) => boolean): string {
  const digits = sha256Of(JSON.stringify(seed));
  for (let length = DIGITS; length < digits.length; length += DIGITS) {
    const slug = `${slugOf(text)}-${digits.slice(0, length)}`;
    if (!isTaken(slug)) return slug;
  }
  throw new Error(`an id for ${slugOf(text)} was made before of the very same`);
}
