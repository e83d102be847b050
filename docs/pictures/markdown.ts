import { escaped, type Html } from './html.ts';

/** A backslash and the sign that it shows; bold; anything that Discord could take for markup. */
const SIGNS = /\\(?<shown>[^\p{L}\p{N}\s])|(?<bold>\*\*)|(?<acts>[*_~|`<>[\]@#\\])/gu;

/**
 * Markdown as Discord reads it, as far as the bot writes any: bold, and signs behind a backslash. Throws where another sign would act,
 * since nothing that the bot sends should.
 */
export function discordHtml(markdown: string): Html {
  let bold = false;
  let html = '';
  let done = 0;
  for (const match of markdown.matchAll(SIGNS)) {
    html += text(markdown.slice(done, match.index));
    done = match.index + match[0].length;
    const { shown, acts } = match.groups ?? {};
    if (acts !== undefined) throw new Error(`“${acts}” would act in: ${markdown}`);
    if (shown === undefined) bold = !bold;
    html += shown === undefined ? `<${bold ? '' : '/'}strong>` : escaped(shown);
  }
  return html + text(markdown.slice(done));
}

/** The same for a place that takes no markup: what one reads there. */
export function discordText(markdown: string): string {
  return markdown.replaceAll(SIGNS, (whole, shown: string | undefined) => shown ?? (whole === '**' ? '' : whole));
}

function text(plain: string): Html {
  return escaped(plain).replaceAll('\n', '<br>');
}
