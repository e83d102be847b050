import { readFileSync } from 'node:fs';
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';

/** A bot of the same library that says the same thing to everything: `node bench/echo/discord.ts PAYLOADS.json`. */
const { apiUrl, token, mention, command } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const client = new Client({
  rest: { api: apiUrl },
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
  allowedMentions: { parse: [] },
});
client.on(Events.MessageCreate, async (message) => {
  if (client.user && message.mentions.has(client.user)) await message.reply(mention);
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply({ ...command, flags: MessageFlags.Ephemeral });
});
process.on('SIGINT', () => process.exit(0));
await client.login(token);
