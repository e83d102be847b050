import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderAnswer as renderConsole } from '../../adapters/console/render.ts';
import { renderMessage as renderDiscord } from '../../adapters/discord/render.ts';
import { renderMessage as renderSlack } from '../../adapters/slack/render.ts';
import type { BriefingAnswer, Link } from '../../src/domain/answer.ts';
import { runs } from '../deep.ts';
import { ANSWERS } from '../golden/answers.ts';
import { anyAnswer } from '../golden/arbitrary.ts';
import { decode as decodeDiscord, refused as discordRefuses } from './discord/decode.ts';
import { decode as decodeSlack, refused as slackRefuses } from './slack/decode.ts';

const WORDS = 'The summary before this one';
const ON_SLACK = 'https://a-house.slack.com/archives/C0123456789/p1234567890123456';
const ON_DISCORD = 'https://discord.com/channels/1300000000000000001/1300000000000000002/1300000000000000003';

/** A briefing of nothing but links. */
function leadingTo(...links: Link[]): BriefingAnswer {
  return { ...ANSWERS.briefing, status: null, notes: [], related: [], sections: [{ title: '', quotes: [], lines: ['Of today.'], links }] };
}

/** What each chat is sent for an answer, read back by its own decoder. */
function shown(answer: BriefingAnswer) {
  const message = { answer, answerId: 'a1b2c3', buttons: [], from: 0 };
  const [slack, discord] = [renderSlack(message).payload, renderDiscord(message).payload];
  expect([slackRefuses(slack), discordRefuses(discord)]).toEqual([[], []]);
  return { slack: decodeSlack(slack), discord: decodeDiscord(discord) };
}

describe('a link of ours', () => {
  test('is a link element on Slack, with its address in the fallback text', () => {
    const { links, told, fallback } = shown(leadingTo({ text: WORDS, url: ON_SLACK })).slack;
    expect(links).toEqual([{ text: WORDS, url: ON_SLACK }]);
    expect(told).toContain(`Of today.\n${WORDS}`);
    expect(told).not.toContain('https');
    expect(fallback).toContain(`${WORDS}: ${ON_SLACK}`);
  });

  test('is a masked link without a preview on Discord', () => {
    const { links, content, interpreted } = shown(leadingTo({ text: WORDS, url: ON_DISCORD })).discord;
    expect(links).toEqual([{ text: WORDS, url: ON_DISCORD }]);
    expect(content).toContain(`Of today.\n${WORDS}`);
    expect(content).not.toContain('https');
    expect(interpreted).toEqual([]);
  });

  test('stands with its address in a terminal', () => {
    const printed = renderConsole(leadingTo({ text: WORDS, url: ON_SLACK }), { width: 200, colour: false });
    expect(printed).toContain(`\n   ${WORDS}: ${ON_SLACK}`);
  });

  test('keeps signs in its words from acting', () => {
    const { slack, discord } = shown(leadingTo({ text: '*One* <!here> @everyone _two_', url: ON_DISCORD }));
    expect(slack.links).toEqual([{ text: '*One* <!here> @everyone _two_', url: ON_DISCORD }]);
    expect(discord.links).toEqual([{ text: '*One* <!here> @everyone _two_', url: ON_DISCORD }]);
    expect(discord.interpreted).toEqual([]);
  });

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)//https://x.example',
    'data:text/html,x',
    'slack://open',
    '//x.example',
    'https://',
    'https://x|<!channel>',
    'https://x.example|<!channel>',
    'https://x.example/<@U1>',
    'https://x.example/a b',
    ' https://x.example',
    'https://x.example/\nhttps://y.example',
    'https://x.example)',
    'https://x.example>)[y](https://y.example',
    'https://x.example/[y]',
    'https://x.example/\\',
    'https://bank.example@x.example/',
    'https://x.example/@everyone',
    'https://x.example/`',
    'https://سجن.example/',
    `https://x.example/${'a'.repeat(300)}`,
  ])('leads nowhere, and is shown as text, where its address is %j', (url) => {
    const { slack, discord } = shown(leadingTo({ text: WORDS, url }));
    const bare = (text: string) => text.replaceAll(/[\s\u{2060}\u{2066}-\u{2069}]/gu, '');
    expect([slack.links, discord.links, discord.interpreted]).toEqual([[], [], []]);
    for (const told of [slack.told, discord.content]) expect(bare(told)).toContain(bare(`${WORDS}: ${url}`));
  });

  test.each(['one](https://y.example) [two', 'one\\', '[one]', ' '])('leads nowhere where its words are %j', (text) => {
    const { slack, discord } = shown(leadingTo({ text, url: 'https://x.example/a' }));
    expect([slack.links, discord.links, discord.interpreted]).toEqual([[], [], []]);
    for (const told of [slack.told, discord.content]) expect(told).toContain('https://x.example/a');
  });

  test('leads where it leads, and no other words do, whatever stands around it', () => {
    let led = 0;
    const briefing = anyAnswer.filter((answer): answer is BriefingAnswer => answer.outcome === 'briefing');
    fc.assert(
      fc.property(briefing, (any) => {
        const sections = any.sections.slice(0, 3).map((section) => ({ ...section, quotes: [] }));
        const asked = sections.flatMap(({ links = [] }) => links);
        const { slack, discord } = shown({ ...any, related: [], notes: [], sections });
        for (const { links } of [slack, discord]) {
          led += links.length;
          for (const { url } of links) {
            expect(asked.map((link) => link.url)).toContain(url);
            expect(url).toMatch(/^https?:\/\/[^\s<>()|@]+$/u);
          }
        }
      }),
      { numRuns: runs(60, 3000), seed: 20_261_128 },
    );
    expect(led).toBeGreaterThan(10);
  });
});
