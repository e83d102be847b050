import { QUESTION_WORD } from './asks.ts';

const ASKS =
  /^(?:and |but |so |or )?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|any|isn't|aren't|wasn't|didn't)\b/iu;
const PERSONAL =
  /\b(?:i|i'm|im|i'll|i've|me|my|we|we're|our|ours|you|your|ur|u|subs|editor|boss|producer|rival|competition|viewers?|listeners?|colleagues?|deadline|bulletin|graphic|notes|script)\b/iu;
const SMALL =
  /^(?:(?:hi|hey|hello|argh|ugh|lol|ta|cheers|ok|okay|right|sorry|thanks|thank|great|that's|morning|afternoon|evening|please|asap|urgent|yo|hiya|super|daft|quick|quickly|one|last|more|again|question|thing|q|hope|all|well|wondering|checking|need|this|for|the|a|an|it|is|to|bug|writing|filing|in|on|min|mins|minutes|\d+ ?(?:am|pm)?)[\s!]*)+$/iu;

/**
 * Drops what is said beside the question in clauses of its own: "argh lost my notes, what did …", "hope ur well — …". A clause goes
 * if it asks nothing and speaks of the asker or is small talk; a clause with anything else in it stays, as it may narrow the question.
 */
export function dropAsides(text: string): string {
  const clauses = text.split(/(?<=[,;:!?…])\s+|(?<=[^\s.]\.)\s+|\s+[–—-]+\s+|\.{2,}\s*/u).filter((clause) => clause.trim() !== '');
  if (clauses.length < 2) return text;
  const asks = (clause: string) => QUESTION_WORD.test(clause.toLowerCase()) || ASKS.test(clause.trim()) || /\?\s*$/u.test(clause);
  if (!clauses.some(asks)) return text;
  const kept = clauses.filter((clause, index) => {
    const asking = QUESTION_WORD.test(clause.toLowerCase()) || ASKS.test(clause.trim());
    if (asking && !(index > 0 && /^(?:right|yes|no|is it|isn't it|are they|or what|you know)\W*$/iu.test(clause.trim()))) return true;
    const bare = clause.replace(/[,;:!?….]+\s*$/u, '').trim();
    return !PERSONAL.test(bare) && !SMALL.test(bare) && !/\bright$/iu.test(bare);
  });
  return kept.length === 0 ? text : kept.join(' ');
}
