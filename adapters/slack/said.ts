import { SLACK_TEXT } from '../../src/text/slack.ts';

const SPECIAL = /<(?<kind>[@#!]?)(?<what>[^|<>]*)(?:\|(?<label>[^<>]*))?>/gu;
/** `:wave:`, `:+1:`, `:wave::skin-tone-2:`; not a time. */
const EMOJI = /(?<![\p{L}\p{N}]):(?=[^:\s]*[a-z+-])[a-z0-9_+'-]+:(?![\p{L}\p{N}])/gu;
const ENTITY = /&(?<name>amp|lt|gt);/gu;
const CHARACTER: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };

/** Whether a message's text mentions a user. */
export function mentions(text: string, user: string): boolean {
  return text.includes(`<@${user}>`) || text.includes(`<@${user}|`);
}

/**
 * What a person wrote, in plain words: Slack's message text without the mentions of `bot`, with labels in place of links, channels and
 * people, and with its three entities read (docs.slack.dev/messaging/formatting-message-text).
 */
export function said(text: string, bot: string): string {
  return unescaped(
    text
      .replaceAll(SPECIAL, (_whole, kind: string, what: string, label: string | undefined) => plain(kind, what, label ?? '', bot))
      .replaceAll(EMOJI, ' ')
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
  );
}

/**
 * A message as its author wrote it: with all its lines, spaces and marks, links as the addresses that they lead to (after the words that
 * they stand on, if these are others), and people and channels by name. For what is kept, not for what is searched.
 */
export function written(text: string): string {
  return unescaped(
    text.replaceAll(SPECIAL, (_whole, kind: string, what: string, label = '') =>
      kind === '' ? link(what, label) : kind === '#' ? `#${label || what}` : plain(kind, what, label, ''),
    ),
  );
}

/** Slack makes links of what looks like one: these are their own words. */
function link(url: string, label: string): string {
  const bare = url.replace(/^(?:mailto|tel):/u, '');
  return label === '' || label === bare ? bare : isAddress(label, url) ? url : `${label} (${bare})`;
}

function isAddress(label: string, url: string): boolean {
  return url.replace(/^https?:\/\//u, '').replace(/\/$/u, '') === label.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
}

/** A text as it was typed: Slack's entities as the characters that they stand for. */
export function unescaped(text: string): string {
  return text.replaceAll(ENTITY, (whole, name: string) => CHARACTER[name] ?? whole);
}

function plain(kind: string, what: string, label: string, bot: string): string {
  switch (kind) {
    case '@':
      if (what === bot) return ' ';
      return `@${label === '' ? SLACK_TEXT.someone : label.replace(/^@/u, '')}`;
    case '#':
      return label;
    case '!':
      // `<!here>`, `<!subteam^S1|@desk>`, `<!date^…|fallback>`
      return label === '' ? `@${what.split('^')[0]}` : label;
    default:
      return label === '' ? what.replace(/^mailto:/u, '') : label;
  }
}
