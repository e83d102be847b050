import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/chat/button.ts';
import type { Eyes, Newsroom } from '../../../src/desk/newsroom.ts';
import { notice } from '../../../src/desk/notice.ts';
import type { Viewer } from '../../../src/domain/audience.ts';
import { NO_ROLES } from '../../../src/domain/roles.ts';
import { openStorage } from '../../../src/storage/open.ts';
import { dataFolder } from '../../chat/a-host.ts';
import { newsroom } from '../../desk/a-newsroom.ts';
import { aBot, actionsOf, aSlack, type Bot, doing, FLIGHTS, postsIn, there, until } from './a-bot.ts';

/** A bot that has answered a mention. */
async function answered({ slack, settled }: Bot) {
  const { ts: thread } = slack.mention('newsroom', 'ada', FLIGHTS.ask);
  await settled();
  return { thread, answer: there(postsIn(slack, 'newsroom')[0]) };
}

describe('a button under an answer', () => {
  test.each(['context', 'origins', 'script'] satisfies Action[])('%s shows what it says, to who pressed alone', async (action) => {
    const bot = await aBot();
    const { answer, thread } = await answered(bot);
    const pressed = bot.slack.press('ben', answer, doing(action));
    await bot.settled();
    expect((await pressed.acked).payload).toEqual({});
    expect(postsIn(bot.slack, 'newsroom')).toHaveLength(1);
    expect(bot.slack.ephemeralsFor('ben')).toHaveLength(1);
    expect(bot.slack.ephemeralsFor('ben')[0]?.threadTs).toBe(thread);
    expect(bot.slack.ephemeralsFor('ada')).toEqual([]);
    expect(bot.slack.violations).toEqual([]);
  });

  test('stays good after a restart', async () => {
    const folder = dataFolder();
    const first = await aBot({ folder });
    const { answer } = await answered(first);
    await first.end();
    const second = await aBot({ slack: first.slack, folder });
    second.slack.press('ada', answer, doing('context'));
    await second.settled();
    expect(there(second.slack.ephemeralsFor('ada')[0]).text).toContain(FLIGHTS.says);
  });

  test('of an answer that is forgotten is answered so', async () => {
    const first = await aBot();
    const { answer } = await answered(first);
    await first.end();
    const second = await aBot({ slack: first.slack });
    second.slack.press('ada', answer, doing('context'));
    await second.settled();
    expect(there(second.slack.ephemeralsFor('ada')[0]).text).toContain('no longer on record');
  });

  test('in direct messages is answered there', async () => {
    const { slack, settled } = await aBot();
    slack.dm('ada', FLIGHTS.ask);
    await settled();
    const answer = there(postsIn(slack, slack.dmWith('ada').id)[0]);
    expect(actionsOf(answer)).toEqual(['context', 'origins', 'script', 'wrong', 'do']);
    slack.press('ada', answer, doing('script'));
    await settled();
    expect(postsIn(slack, slack.dmWith('ada').id)).toHaveLength(2);
    expect(slack.violations).toEqual([]);
  });
});

describe('“Not what I asked”', () => {
  test('asks for a line and keeps it as a gap, with a receipt that only the person sees', async () => {
    const folder = dataFolder();
    const bot = await aBot({ folder });
    const { slack, settled } = bot;
    const { answer } = await answered(bot);
    slack.press('ben', answer, doing('wrong'));
    await settled();
    const modal = there(slack.modalOf('ben'));
    const sent = slack.submit('ben', modal, { why: 'Which ones, not how many' });
    await settled();
    expect((await sent.acked).payload).toEqual({});
    expect(slack.modalOf('ben')).toBeUndefined();
    expect(there(slack.ephemeralsFor('ben')[0]).text).toContain('Noted');
    expect(postsIn(slack, 'newsroom')).toHaveLength(1);
    expect(slack.violations).toEqual([]);
    await bot.end();
    const { books, close } = openStorage(folder);
    expect(books.gaps.open()).toMatchObject([{ kind: 'wrong', reason: 'Which ones, not how many', person: slack.user('ben').id }]);
    close();
  });

  test('has its receipt in direct messages where the bot is not in the channel', async () => {
    const { slack, settled } = await aBot();
    slack.slash('ada', 'lobby', '/ask', FLIGHTS.ask);
    await settled();
    slack.press('ada', there(slack.ephemeralsFor('ada')[0]), doing('wrong'));
    await settled();
    slack.submit('ada', there(slack.modalOf('ada')), {});
    await settled();
    expect(postsIn(slack, slack.dmWith('ada').id).map(({ text }) => text.includes('Noted'))).toEqual([true]);
  });

  test('is opened once where the answer to opening it is lost, and told where it is too late', async () => {
    const slack = await aSlack({ triggerMs: 1000 });
    const bot = await aBot({ slack });
    const { answer } = await answered(bot);
    slack.fault({ method: 'views.open', kind: 'drop-after' });
    slack.press('ada', answer, doing('wrong'));
    await bot.settled();
    expect(slack.callsOf('views.open')).toHaveLength(2);
    expect(slack.modalOf('ada')).toBeDefined();
    expect(slack.ephemeralsFor('ada')).toEqual([]);
    slack.fault({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    slack.press('ben', answer, doing('wrong'));
    await bot.settled();
    expect(there(slack.ephemeralsFor('ben')[0]).text).toContain('Press again');
    expect(bot.watched).toContain('undelivered too-late');
  });
});

describe('the home page', () => {
  test('shows topics, changes, what is unconfirmed, and help, once for each opening', async () => {
    const { slack, settled } = await aBot();
    slack.duplicateNext();
    slack.openHome('ada');
    const home = await slack.until(() => slack.homeOf('ada'));
    await settled();
    const shown = JSON.stringify(home.blocks);
    for (const words of ['Brelvane Air systems outage', 'Flooding in the Ostrel valley', '/ask']) expect(shown).toContain(words);
    expect(home.given.private_metadata).toBe(slack.dmWith('ada').id);
    expect(slack.callsOf('views.publish')).toHaveLength(1);
    slack.openHome('ada');
    await slack.until(() => slack.callsOf('views.publish').length === 2);
    expect(slack.violations).toEqual([]);
  });

  test('shows editors what was asked as well, for their own eyes, and readers nothing of it', async () => {
    const slack = await aSlack();
    const roles = { ...NO_ROLES, editor: [{ id: slack.user('ada').id, name: null }] };
    const seen: string[] = [];
    const stats = ({ viewer, now }: Eyes) => {
      seen.push(viewer.role);
      return notice(`Asked: 3 by ${viewer.person}`, '', now);
    };
    await aBot({ slack, means: { roles, stats } });
    for (const name of ['ada', 'ben'] as const) slack.openHome(name);
    const [adas, bens] = [await slack.until(() => slack.homeOf('ada')), await slack.until(() => slack.homeOf('ben'))];
    expect(JSON.stringify(adas.blocks)).toContain(`Asked: 3 by ${slack.user('ada').id}`);
    expect(JSON.stringify(bens.blocks)).not.toContain('Asked: 3');
    expect(seen).toEqual(['editor']);
    expect(slack.violations).toEqual([]);
  });

  test('is for the eyes of who opens it, with the groups and the role that they have', async () => {
    const slack = await aSlack();
    const group = slack.setGroup({ handle: 'desk', members: ['ada'] }).id;
    const viewers: Viewer[] = [];
    const desk: Newsroom = {
      ...newsroom,
      list: (asked) => {
        viewers.push(asked.viewer);
        return newsroom.list(asked);
      },
    };
    await aBot({ slack, desk, means: { roles: { ...NO_ROLES, verifier: [{ id: group, name: null }] } } });
    for (const [name, role, groups] of [
      ['ada', 'verifier', [group]],
      ['ben', 'reader', []],
    ] as const) {
      viewers.length = 0;
      slack.openHome(name);
      await slack.until(() => slack.homeOf(name));
      expect(viewers).toEqual([0, 1, 2].map(() => ({ role, groups, person: slack.user(name).id, channel: null })));
    }
    expect(slack.callsOf('usergroups.list')).toHaveLength(1);
  });

  test('is published in spite of a limit and a lost answer; a refusal is logged', async () => {
    const { slack, logged } = await aBot();
    slack.fault({ method: 'views.publish', kind: 'ratelimited' });
    slack.fault({ method: 'views.publish', kind: '502' });
    slack.openHome('ada');
    await slack.until(() => slack.homeOf('ada'));
    slack.fault({ method: 'views.publish', kind: 'error', error: 'not_enabled' });
    slack.openHome('ben');
    await until(() => logged.some((line) => line.includes('home page') && line.includes('not_enabled')));
    expect(slack.callsOf('views.publish')).toHaveLength(4);
  });
});
