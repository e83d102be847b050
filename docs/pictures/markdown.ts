import { escaped, type Html } from './html.ts';

/** Words that lead to an address without a preview, a whole line. */
const LINK = /^\[(?<words>(?:\\[^\p{L}\p{N}\s]|[^\\[\]])+)\]\(<https?:\/\/[^\s<>]+>\)$/u;
/** A backslash and the sign that it shows; bold; anything that Discord could take for markup. */
const SIGNS = /\\(?<shown>[^\p{L}\p{N}\s])|(?<bold>\*\*)|(?<acts>[*_~|`<>[\]@#\\])/gu;

/**
 * Markdown as Discord reads it, as far as the bot writes any: links, bold, and signs behind a backslash. Throws where another sign would
 * act, since nothing that the bot sends should.
 */
export function discordHtml(markdown: string): Html {
  const lines = markdown.split('\n').map((line) => {
    const words = LINK.exec(line)?.groups?.words;
    return words === undefined ? lineHtml(line) : `<a class="link">${lineHtml(words)}</a>`;
  });
  return lines.join('<br>');
}

function lineHtml(markdown: string): Html {
  let bold = false;
  let html = '';
  let done = 0;
  for (const match of markdown.matchAll(SIGNS)) {
    html += escaped(markdown.slice(done, match.index));
    done = match.index + match[0].length;
    const { shown, acts } = match.groups ?? {};
    if (acts !== undefined) throw new Error(`“${acts}” would act in: ${markdown}`);
    if (shown === undefined) bold = !bold;
    html += shown === undefined ? `<${bold ? '' : '/'}strong>` : escaped(shown);
  }
  return html + escaped(markdown.slice(done));
}

/** The same for a place that takes no markup: what one reads there. */
export function discordText(markdown: string): string {
  return markdown.replaceAll(SIGNS, (whole, shown: string | undefined) => shown ?? (whole === '**' ? '' : whole));
}
