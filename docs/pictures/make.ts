import { stat } from 'node:fs/promises';
import path from 'node:path';
import { renderForm as discordForm } from '../../adapters/discord/form.ts';
import { renderMessage as discordMessage } from '../../adapters/discord/render.ts';
import { renderForm as slackForm } from '../../adapters/slack/form.ts';
import { renderMessage as slackMessage } from '../../adapters/slack/render.ts';
import { WRONG_FORM } from '../../src/chat/wrong.ts';
import { scenes, slackHome } from './answers.ts';
import { discordAnswer, discordModalPage, discordPage, discordQuestion } from './discord.ts';
import type { Html } from './html.ts';
import { serve } from './server.ts';
import { slackAnswer, slackHomePage, slackModalPage, slackPage, slackQuestion } from './slack.ts';
import { shrink, withTools } from './tools.ts';

/** `npm run pictures`: draws what both platforms are sent, and photographs it into this folder. */
async function pages(): Promise<ReadonlyMap<string, Html>> {
  const form = WRONG_FORM.for('a1');
  const drawn = new Map<string, Html>();
  for (const { name, asked, message } of scenes()) {
    drawn.set(`slack-${name}`, slackPage([slackQuestion(asked), slackAnswer(slackMessage(message).payload.blocks, asked)]));
    drawn.set(`discord-${name}`, discordPage([discordQuestion(asked), discordAnswer(discordMessage(message).payload, asked)]));
  }
  drawn.set('slack-form', slackModalPage(slackForm(form)));
  drawn.set('discord-form', discordModalPage(discordForm(form)));
  drawn.set('slack-home', slackHomePage(await slackHome()));
  return drawn;
}

const all = await pages();
await withTools(async ({ modules, sheet }) => {
  const server = await serve(all, modules);
  const faults: Error[] = [];
  sheet.on('pageerror', (error) => faults.push(error));
  try {
    for (const name of all.keys()) {
      await sheet.goto(`${server.url}/${name}`, { waitUntil: 'networkidle' });
      const file = path.join(import.meta.dirname, `${name}.png`);
      await sheet.locator('#shot').screenshot({ path: file });
      await shrink(file);
      process.stdout.write(`${name}.png ${Math.ceil((await stat(file)).size / 1000)} kB\n`);
    }
  } finally {
    server.close();
  }
  if (faults.length > 0) throw new AggregateError(faults, 'pages that failed');
});
