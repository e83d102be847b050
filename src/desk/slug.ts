/** Characters of a slug that is made of words. */
const LONGEST = 60;

/** An id made of a text's words: lower-case letters, digits and hyphens (knowledge/README.md); "entry" where it has none of these. */
export function slugOf(text: string): string {
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
