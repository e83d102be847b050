import { QUESTION_WORD } from './asks.ts';

const CLAIM_FIRST =
  /^(?:now that|given that|seeing (?:as|that)|considering(?: that)?|knowing that|assuming(?: that)?|since|as|because|after|with|if|so if)\s+(.{8,}?),\s*(?=(?:and |so |then )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b)/iu;

const CLAIM_LAST =
  /,?\s+(?:now that|given that|seeing (?:as|that)|considering that|even though|although|despite the fact that)\s+(.{8,}?)\s*\?*$/iu;

/** Takes out what the question states rather than asks: "now that CENTCOM has confirmed it, …"; sentences before the question. */
export function takeClaims(text: string): { main: string; claims: string[] } {
  const claims: string[] = [];
  let main = text;
  const sentences = main.split(/(?<=[^.\d][^A-Z.]\.)\s+(?=\S)/u);
  if (
    sentences.length > 1 &&
    !QUESTION_WORD.test((sentences[0] ?? '').toLowerCase()) &&
    !/^(?:is|are|was|were|do|does|did|has|have|will)\b/iu.test(sentences[0] ?? '')
  ) {
    claims.push((sentences.shift() ?? '').replace(/\.$/u, ''));
    main = sentences.join(' ');
  }
  for (const pattern of [CLAIM_FIRST, CLAIM_LAST]) {
    const match = pattern.exec(main);
    if (!match?.[1]) continue;
    claims.push(match[1]);
    main = pattern === CLAIM_FIRST ? main.slice(match[0].length) : `${main.slice(0, match.index)}?`;
  }
  return { main, claims };
}

const ASKING = '(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|will|can)';

const BETWEEN = new RegExp(
  `\\?+\\s*(?:and |also |plus |or )*(?=\\S)|(?:,|;)?\\s+(?:and also|and|&|also|plus|as well as|or|but)\\s+(?=(?:(?:in|at|to|from|by|on|for) )?${ASKING}\\b)|[,;]\\s*(?=${ASKING}\\b)`,
  'iu',
);

/** The parts of a question that ask for different things. */
export function splitParts(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const match = BETWEEN.exec(rest);
    if (!match) break;
    const before = rest.slice(0, match.index);
    const asks = QUESTION_WORD.test(before.toLowerCase()) || new RegExp(`^${ASKING}\\b`, 'iu').test(before) || match[0].startsWith('?');
    if (!asks || before.trim() === '') break;
    parts.push(before);
    rest = rest.slice(match.index + match[0].length);
    if (parts.length === 5) break;
  }
  if (/[\p{L}\p{N}]/u.test(rest) || parts.length === 0) parts.push(rest);
  return parts;
}
