/** English endings that make other words of the same family, the longest first. */
const ENDING =
  /(?:ational|ization|isation|iveness|fulness|ousness|ations?|ements?|ments?|ingly|edly|ities|ness|ible|able|ance|ence|ants?|ents?|ism|ists?|ity|ive|ize|ise|ing|ions?|ies|ers?|ors?|al|ly|ed|es|s|y|e)$/u;

/** Shorter words have no ending to lose. */
const SHORTEST = 5;

/**
 * What words of one family have in common at their beginning ("invent" for "invention", "invented"): rougher than a base form, so that two
 * words with one stem are only likely to belong together.
 */
export const stemOf = (word: string): string => (word.length < SHORTEST ? word : word.replace(ENDING, ''));
