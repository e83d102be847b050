import { inline, whole } from './visible.ts';

/**
 * What a client would interpret, escaped by a backslash, which shows the sign after it as it is. Escaped anywhere: emphasis, spoilers,
 * code and strikethrough (`* _ ~ | \``), masked links (`[ ]`), everything in angle brackets (mentions, emoji, timestamps, commands,
 * links: `< >`), `@` (mass mentions, and mentions that a server would find behind `\<`), `#`. Where they would act: the colon of a link
 * and of an emoji's name (`:smile:` is shown as an emoji by the clients, see "Text Display" in the Component Reference), the dot of an
 * invite without a scheme, and what begins a list at a line's start. "14:05" and "well-known" stay as they are.
 */
const ACTS =
  /[\\*_~|`<>[\]@#]|:(?=[^\s:]*:|\/)|(?<=^[^\S\n]*)[-+]|(?<=^[^\S\n]*\d+)[.)](?=\s|$)|(?<=\bdiscord(?:app)?)\.(?=(?:gg|com|gift|new)\/)/gimu;

function markdown(text: string): string {
  return text.replace(ACTS, '\\$&');
}

/** A quote for an embed's description: nothing in it acts, and all of it arrives. */
export function quoteText(text: string): string {
  return whole(text, markdown);
}

/** One line for a place that renders markdown: content, description, title, field name, field value. */
export function lineText(text: string): string {
  return inline(text, markdown);
}

/** One line for a place that shows characters as they are: author, footer, button, select, modal. A backslash would be seen there. */
export function plainText(text: string): string {
  return inline(text, (shown) => shown);
}

/** The longest beginning of `text`, whole characters, that `render` brings to at most `most`; all of it where that fits. */
export function beginning(text: string, most: number, render: (text: string) => string): string {
  let cut = text;
  for (let long = render(cut).length; long > most && cut !== ''; long = render(cut).length) {
    // At least one character goes each time, and never half of one.
    const keep = Math.min(cut.length - 1, Math.floor((cut.length * most) / long));
    cut = cut.slice(0, keep).replace(/[\uD800-\uDBFF]$/u, '');
  }
  return cut;
}

/** The asker's or our own words for a place, cut with an ellipsis where it has no room. Never for a quote, label, lead or citation. */
export function clipped(text: string, most: number, render: (text: string) => string): string {
  const words = text.trim();
  if (render(words).length <= most) return render(words);
  return render(`${beginning(words, most, (part) => render(`${part.trimEnd()}…`)).trimEnd()}…`);
}
