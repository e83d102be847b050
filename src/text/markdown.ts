/** What CommonMark, and GitHub's Markdown with it, reads as markup within a line. */
const MARKUP = /[\\`*_[\]<>~]|&(?=#?[\p{L}\p{N}]+;)/gu;

/** A text as Markdown that shows exactly this text, anywhere in a line but at its start. */
export const asMarkdown = (text: string): string => text.replace(MARKUP, '\\$&');
