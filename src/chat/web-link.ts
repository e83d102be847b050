/** Characters of an address at most: a message must have room for it in full, and a post's has about a hundred. */
const MOST = 300;
/** A web address of nothing but signs that no chat's markup makes anything of, and without a name before its host. */
const ADDRESS = /^https?:\/\/[\w.~:/?#&+,;=%-]+$/u;
/** In words, these could end a link that they stand in, or begin another. */
const BREAKS = /[[\]\\]/u;

/** Whether words of ours can lead to an address on every platform. All else, `javascript:` before all, stands as text. */
export function isWebLink(text: string, url: string): boolean {
  return text.trim() !== '' && !BREAKS.test(text) && url.length <= MOST && ADDRESS.test(url) && URL.canParse(url);
}
