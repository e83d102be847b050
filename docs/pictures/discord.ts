import type { APIEmbed, APIModalInteractionResponseCallbackData } from 'discord.js';
import type { DiscordPayload } from '../../adapters/discord/render.ts';
import type { Row } from '../../adapters/discord/rows.ts';
import { ASKER, type Asked, BOT } from './cast.ts';
import { broken, escaped, type Html, page } from './html.ts';
import { discordHtml, discordText } from './markdown.ts';

/** Where the page's modules are. The components ask for their packages by name. */
const IMPORTS = {
  '@skyra/discord-components-core': '/@skyra/discord-components-core/dist/index.js',
  '@lit/context': '/@lit/context/index.js',
  '@lit/reactive-element': '/@lit/reactive-element/reactive-element.js',
  '@lit/reactive-element/': '/@lit/reactive-element/',
  lit: '/lit/index.js',
  'lit/': '/lit/',
  'lit-element/': '/lit-element/',
  'lit-html': '/lit-html/lit-html.js',
  'lit-html/': '/lit-html/',
};

const HEAD: Html = `<link rel="stylesheet" href="/discord.css">
<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>
<script type="module">import '@skyra/discord-components-core';</script>`;

/** What is said in a channel or thread, top to bottom. */
export function discordPage(said: readonly Html[]): Html {
  return page(HEAD, `<discord-messages no-background>${said.join('')}</discord-messages>`);
}

/** What somebody asked. */
export function discordQuestion({ question, how }: Asked): Html {
  if (how !== 'mention') return '';
  const mention = `<discord-mention type="user">${BOT.name}</discord-mention>`;
  return `<discord-message author="${ASKER.name}" avatar="${ASKER.picture}" timestamp="09:30">${mention} ${escaped(question)}</discord-message>`;
}

/** The bot's answer, from the body that is sent for it. */
export function discordAnswer({ content, embeds, components }: DiscordPayload, asked: Asked): Html {
  const isPrivate = asked.how === 'private' || asked.how === 'pressed';
  const above =
    asked.how === 'private'
      ? `<discord-command slot="reply" author="${ASKER.name}" avatar="${ASKER.picture}" command="${asked.command ?? 'ask'}"></discord-command>`
      : '';
  return `<discord-message author="${BOT.name}" avatar="${BOT.picture}" bot timestamp="09:30"${isPrivate ? ' ephemeral' : ''}>
${above}${discordHtml(content)}${embeds.map(embedHtml).join('')}${componentsHtml(components)}</discord-message>`;
}

function embedHtml({ author, title, description, color, fields = [], footer }: APIEmbed): Html {
  const attributes = [
    ...(author === undefined ? [] : [`author-name="${escaped(author.name)}"`]),
    ...(title === undefined ? [] : [`embed-title="${escaped(discordText(title))}"`]),
    ...(color === undefined ? [] : [`color="#${color.toString(16).padStart(6, '0')}"`]),
  ];
  const named = fields.map(
    ({ name, value }) => `<discord-embed-field field-title="${escaped(discordText(name))}">${discordHtml(value)}</discord-embed-field>`,
  );
  return `<discord-embed slot="embeds" ${attributes.join(' ')}>
${description === undefined ? '' : `<discord-embed-description slot="description">${discordHtml(description)}</discord-embed-description>`}
${named.length === 0 ? '' : `<discord-embed-fields slot="fields">${named.join('')}</discord-embed-fields>`}
${footer === undefined ? '' : `<discord-embed-footer slot="footer">${broken(footer.text)}</discord-embed-footer>`}</discord-embed>`;
}

function componentsHtml(rows: readonly Row[]): Html {
  if (rows.length === 0) return '';
  const inside = rows.map(({ components }) => `<discord-action-row>${components.map(componentHtml).join('')}</discord-action-row>`);
  return `<discord-attachments slot="components">${inside.join('')}</discord-attachments>`;
}

function componentHtml(component: Row['components'][number]): Html {
  if (component.type === 2) return `<discord-button type="secondary">${escaped(component.label ?? '')}</discord-button>`;
  return `<discord-string-select-menu placeholder="${escaped(component.placeholder ?? '')}"></discord-string-select-menu>`;
}

/** A modal as it opens. The components know none with labels and texts of their own, so this is plain HTML. */
export function discordModalPage({ title, components }: APIModalInteractionResponseCallbackData): Html {
  const parts = components.map((part) => {
    if (part.type === 10) return `<p>${discordHtml(part.content)}</p>`;
    if (part.type !== 18 || part.component.type !== 4) throw new Error(`a modal’s part of type ${part.type} can’t be drawn`);
    const { placeholder = '', style, required } = part.component;
    const long = style === 2 ? ' class="long"' : '';
    return `<label>${escaped(part.label)}${required === false ? '' : ' <em>*</em>'}<span${long}>${escaped(placeholder)}</span></label>`;
  });
  const buttons = '<footer><button>Cancel</button><button class="submit">Submit</button></footer>';
  return page(
    '<link rel="stylesheet" href="/discord.css">',
    `<form><h1><img src="${BOT.picture}" alt="">${escaped(title)}</h1>${parts.join('')}${buttons}</form>`,
  );
}
