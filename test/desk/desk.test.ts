import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { guarded } from '../../src/desk/failure.ts';
import { proposalAsYaml, proposals } from '../../src/desk/proposals.ts';
import { topicNamed } from '../../src/desk/topics.ts';
import { UserError } from '../../src/domain/errors.ts';
import { EYES, library, newsroom } from './a-newsroom.ts';

describe('a topic', () => {
  const topics = newsroom.topics(EYES);

  test('is known by its id, its title and its aliases, whatever the case', () => {
    for (const topic of topics) {
      for (const name of [topic.id, topic.title, ...topic.aliases]) expect(topicNamed(name.toUpperCase(), topics).id).toBe(topic.id);
    }
    expect(topics.length).toBeGreaterThan(3);
  });

  test('that is not on file is missed with the nearest ids first', () => {
    expect(() => topicNamed('city elections', topics)).toThrow(/^There is no topic "city elections" on file\. Nearest: city-election, /u);
    expect(() => topicNamed('', topics)).toThrow(UserError);
    expect(() => topicNamed('x', [])).toThrow(/^There is no topic "x" on file\.$/u);
  });
});

describe('a briefing', () => {
  test('is given on the topic that is named, and asked back for where none is', () => {
    const answer = newsroom.brief({ topic: 'river-flood', ...EYES });
    expect(answer).toMatchObject({ outcome: 'briefing', topicId: 'river-flood' });
    const which = newsroom.brief({ topic: null, ...EYES });
    expect(which.outcome === 'which' && which.choices).toHaveLength(newsroom.topics(EYES).length);
  });

  test('can be had by the choice that is offered', () => {
    const which = newsroom.brief({ topic: null, ...EYES });
    const [choice] = which.outcome === 'which' ? which.choices : [];
    const { answer } = newsroom.ask({
      question: choice?.question ?? '',
      topic: null,
      conversation: { topicId: null, part: null, factIds: [] },
      ...EYES,
    });
    expect(answer.outcome).toBe('briefing');
  });
});

describe('a bug', () => {
  const asked = { question: 'Where?', now: 0 };

  test('becomes an answer with the reference that the log has', () => {
    const log: [string, unknown][] = [];
    const bug = new Error('secret');
    const answer = guarded(
      () => {
        throw bug;
      },
      asked,
      (reference, error) => log.push([reference, error]),
    );
    expect(answer).toMatchObject({ outcome: 'error', question: 'Where?' });
    expect(log).toEqual([[answer.outcome === 'error' ? answer.reference : '', bug]]);
    expect(answer.notes).toEqual([`Reference: ${log[0]?.[0]}`]);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('is not what a person got wrong', () => {
    const wrong = () => {
      throw new UserError('no such topic', 2);
    };
    expect(() => guarded(wrong, asked, () => undefined)).toThrow('no such topic');
  });
});

describe('proposals', () => {
  const found = proposals(library.facts, newsroom.view(EYES));

  test('are made for the facts that do not say what they answer, and for no others', () => {
    const open = library.facts.filter((fact) => (fact.modality === 'absence' ? fact.scope === null : fact.answers === null));
    expect(found.map((proposal) => proposal.factId)).toEqual(open.map((fact) => fact.id));
    expect(found.length).toBeGreaterThan(5);
  });

  test('hold values that stand in the quote, and read back from YAML as they are', () => {
    const quotes = new Map(library.facts.map((fact) => [fact.id, fact.quote.exact]));
    for (const proposal of found) {
      for (const { value } of proposal.answers) if (value !== undefined) expect(quotes.get(proposal.factId)).toContain(value);
      expect(parse(proposalAsYaml(proposal))).toEqual(proposal.scope ? { scope: proposal.scope } : { answers: proposal.answers });
    }
  });
});
