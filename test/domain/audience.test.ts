import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Audience, type Gate, gateKey, maySee, READER, ROLES, type Viewer } from '../../src/domain/audience.ts';

const NOBODY: Audience = { roles: [], channels: [], groups: [], people: [] };
const LIFT = '2026-05-03T12:00:00Z';
const AT = Date.parse(LIFT);
const shut = (audience: Partial<Audience>): Gate[] => [{ audience: { ...NOBODY, ...audience }, embargo: null }];
const viewer = (more: Partial<Viewer>): Viewer => ({ ...READER, ...more });

const names = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 });
const audience: fc.Arbitrary<Audience> = fc.record({
  roles: fc.array(fc.constantFrom(...ROLES), { maxLength: 2 }),
  channels: names,
  groups: names,
  people: names,
});
const gate: fc.Arbitrary<Gate> = fc.record({
  audience: fc.option(audience),
  embargo: fc.option(fc.constantFrom(LIFT, '2026-06-01T00:00:00Z')),
});
const anyone: fc.Arbitrary<Viewer> = fc.record({
  role: fc.constantFrom(...ROLES),
  person: fc.option(fc.constantFrom('a', 'b', 'c')),
  groups: names,
  channel: fc.option(fc.constantFrom('a', 'b', 'c')),
});
const instant = fc.integer({ min: AT - 40 * 86_400_000, max: AT + 40 * 86_400_000 });

describe('embargo', () => {
  const gates: Gate[] = [{ audience: null, embargo: LIFT }];

  test('lifts at its instant', () => {
    expect(maySee(gates, READER, AT - 1)).toBe(false);
    expect(maySee(gates, READER, AT)).toBe(true);
    expect(maySee(gates, READER, AT + 1)).toBe(true);
  });

  test('lets editors and higher through before', () => {
    expect(ROLES.map((role) => maySee(gates, viewer({ role }), AT - 1))).toEqual([false, true, true, true]);
  });

  test('with an audience, takes both', () => {
    const both: Gate[] = [{ audience: { ...NOBODY, groups: ['desk'] }, embargo: LIFT }];
    expect(maySee(both, viewer({ role: 'editor' }), AT - 1)).toBe(false);
    expect(maySee(both, viewer({ groups: ['desk'] }), AT - 1)).toBe(false);
    expect(maySee(both, viewer({ groups: ['desk'] }), AT)).toBe(true);
    expect(maySee(both, viewer({ groups: ['desk'], role: 'editor' }), AT - 1)).toBe(true);
  });
});

describe('audience', () => {
  test('an empty one lets nobody in, none at all everybody', () => {
    expect(maySee(shut({}), viewer({ role: 'admin', person: 'ada', groups: ['desk'], channel: 'c1' }), AT)).toBe(false);
    expect(maySee([{ audience: null, embargo: null }], READER, AT)).toBe(true);
    expect(maySee([], READER, AT)).toBe(true);
  });

  test('a role lets in that role and every higher one', () => {
    for (const wanted of ROLES) {
      const seen = ROLES.filter((role) => maySee(shut({ roles: [wanted] }), viewer({ role }), AT));
      expect(seen).toEqual(ROLES.slice(ROLES.indexOf(wanted)));
    }
  });

  test('any one match lets in', () => {
    const gates = shut({ roles: ['admin'], channels: ['c1'], groups: ['desk'], people: ['ada'] });
    expect(maySee(gates, READER, AT)).toBe(false);
    expect(maySee(gates, viewer({ role: 'admin' }), AT)).toBe(true);
    expect(maySee(gates, viewer({ channel: 'c1' }), AT)).toBe(true);
    expect(maySee(gates, viewer({ groups: ['sport', 'desk'] }), AT)).toBe(true);
    expect(maySee(gates, viewer({ person: 'ada' }), AT)).toBe(true);
  });

  test('a channel counts only there, and a name of one kind is none of another', () => {
    expect(maySee(shut({ channels: ['c1'] }), viewer({ channel: 'c2' }), AT)).toBe(false);
    expect(maySee(shut({ channels: ['x'] }), viewer({ person: 'x', groups: ['x'] }), AT)).toBe(false);
    expect(maySee(shut({ people: ['x'] }), viewer({ channel: 'x', groups: ['x'] }), AT)).toBe(false);
  });
});

describe('laws', () => {
  test('several gates let through who passes each of them', () => {
    fc.assert(
      fc.property(fc.array(gate, { maxLength: 3 }), anyone, instant, (gates, who, now) => {
        expect(maySee(gates, who, now)).toBe(gates.every((each) => maySee([each], who, now)));
      }),
    );
  });

  test('nobody loses sight of a thing by waiting, by a higher role or by one more group', () => {
    fc.assert(
      fc.property(fc.array(gate, { maxLength: 3 }), anyone, instant, fc.nat(1e9), (gates, who, now, later) => {
        fc.pre(maySee(gates, who, now));
        expect(maySee(gates, who, now + later)).toBe(true);
        expect(maySee(gates, { ...who, role: 'admin' }, now)).toBe(true);
        expect(maySee(gates, { ...who, groups: [...who.groups, 'more'] }, now)).toBe(true);
      }),
    );
  });
});

describe('gateKey', () => {
  test('is empty for what everybody sees', () => {
    expect(gateKey([])).toBe('');
    expect(gateKey([{ audience: null, embargo: null }])).toBe('');
    expect(gateKey(shut({}))).not.toBe('');
  });

  test('is equal exactly for equal gates, open ones aside', () => {
    const closed = (gates: readonly Gate[]) => gates.filter((each) => each.audience !== null || each.embargo !== null);
    fc.assert(
      fc.property(fc.array(gate, { maxLength: 2 }), fc.array(gate, { maxLength: 2 }), (one, other) => {
        expect(gateKey(one)).toBe(gateKey(structuredClone(one)));
        expect(gateKey(one) === gateKey(other)).toBe(JSON.stringify(closed(one)) === JSON.stringify(closed(other)));
      }),
    );
  });

  test('things with the same key are seen together', () => {
    fc.assert(
      fc.property(fc.array(gate, { maxLength: 2 }), fc.array(gate, { maxLength: 2 }), anyone, instant, (one, other, who, now) => {
        if (gateKey(one) === gateKey(other)) expect(maySee(one, who, now)).toBe(maySee(other, who, now));
        else expect(one).not.toEqual(other);
      }),
    );
  });
});
