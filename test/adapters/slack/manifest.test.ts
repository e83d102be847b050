import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifest } from '../../../adapters/slack/manifest.ts';
import { ADD_SOURCE } from '../../../adapters/slack/shortcut.ts';

const FILE = path.join(import.meta.dirname, '../../../adapters/slack/manifest.json');

describe('the manifest', () => {
  test('in the file is the one that the code makes', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(manifest('', 'socket'));
  });

  test.each(['', 'a-prefix-of-20-chars'])('keeps to Slack’s limits with the prefix “%s”', (prefix) => {
    const { display_information, features } = manifest(prefix, 'socket');
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    expect(features.slash_commands.length).toBeLessThanOrEqual(50);
    expect(features.shortcuts).toMatchObject([{ type: 'message', callback_id: ADD_SOURCE }]);
    for (const { name, description, callback_id } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
    for (const { command, description, usage_hint } of features.slash_commands) {
      expect(command).toMatch(/^\/[a-z0-9_-]{1,31}$/u);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(usage_hint?.length ?? 0).toBeLessThanOrEqual(1000);
    }
  });

  test('by HTTP names where Slack finds the bot, everywhere that it must', () => {
    const { features, settings } = manifest('', 'http', 'https://bot.example/');
    const url = 'https://bot.example/slack/events';
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url },
    });
    expect(features.slash_commands).toMatchObject(features.slash_commands.map(() => ({ url })));
  });
});
