import { readFileSync } from 'node:fs';
import { App, LogLevel } from '@slack/bolt';

/** A bot of the same library that says the same thing to everything: `node bench/echo/slack.ts PAYLOADS.json`. */
const { apiUrl, botToken, appToken, mention, command } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const app = new App({ token: botToken, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: apiUrl } });
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({ ...mention, channel: event.channel, thread_ts: event.thread_ts ?? event.ts });
});
app.command('/ask', async ({ ack, respond }) => {
  await ack();
  await respond(command);
});
process.on('SIGINT', () => process.exit(0));
await app.start();
