import type { Need } from './types.ts';

const SPEECH =
  /\b(?:say|says|said|saying|tell|told|state|states|stated|claim|claims|claimed|think|thinks|thought|view|stance|position|reaction|react|reacted|respond|responded|comment|commented|argue|argues|believe|believes|describe|describes|described|explain|explains|explained|justify|justifies|justified|statement|response|announce|announced)\b/u;

const ACCORDING = /\b(?:according to|as per|per|says|reckons?|claims?)(?: the| a| an)? /gu;

/** "… according to the union": who follows is the one asked to have said it. */
export function markSource(needs: readonly Need[], lower: string): Need[] {
  const ends = [...lower.matchAll(ACCORDING)]
    .filter((match) => /according|as per|per the/u.test(match[0]))
    .map((match) => match.index + match[0].length);
  return needs.map((need) =>
    /^(?:according to|per)$/iu.test(need.text)
      ? { ...need, optional: true }
      : ends.includes(need.start)
        ? { ...need, role: 'speaker' }
        : need,
  );
}

export function speechAt(lower: string, from: number): { start: number; end: number } | null {
  const match = SPEECH.exec(lower.slice(Math.max(0, from)));
  return match ? { start: match.index + Math.max(0, from), end: match.index + Math.max(0, from) + match[0].length } : null;
}

/** Who stands right before the speech verb, or after "by", is the one asked to have spoken. */
export function markSpeaker(needs: readonly Need[], text: string, speech: { start: number; end: number } | null): Need[] {
  if (speech === null) return [...needs];
  const before = needs.filter((need) => need.start < speech.start && need.role !== 'unit').at(-1);
  const by = /^\s*(?:\w+ )?by (?:the )?/iu.exec(text.slice(speech.end));
  const after = by ? needs.find((need) => need.start >= speech.end && need.start <= speech.end + by[0].length) : undefined;
  const passive =
    /\b(?:is|are|was|were|been|being|be)\s+(?:\S+\s+){0,3}$/u.test(text.slice(0, speech.start).toLowerCase()) &&
    /(?:ed|said|thought|told)$/u.test(text.slice(speech.start, speech.end).toLowerCase());
  const close =
    !passive &&
    before &&
    text
      .slice(before.start + before.text.length, speech.start)
      .trim()
      .split(/\s+/u).length <= 3
      ? before
      : undefined;
  const speaker = after ?? (close || undefined);
  if (speaker === undefined) return [...needs];
  // With a speaker named, the verb of speaking is met by the attribution, whichever verb that uses.
  return needs.map((need) =>
    need === speaker
      ? { ...need, role: 'speaker' }
      : need.start >= speech.start && need.start < speech.end && need.role !== 'unit'
        ? { ...need, optional: true }
        : need,
  );
}
