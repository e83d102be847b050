import { sha256Of } from '../../knowledge/hash.ts';
import type { FactHolding, Held, SourceHolding } from '../../knowledge/holding.ts';
import { quoteIn } from '../../knowledge/library.ts';
import type { OnFile } from '../on-file.ts';
import type { Change } from '../store.ts';

/**
 * What a source's new text does to the facts that rest on it: one whose quote isn't there any more keeps it, verbatim, from the version that
 * it was taken from, and is marked; where a later version has the words again, the mark goes. A quote that only stands elsewhere needs
 * nothing. `at` is epoch ms.
 */
export function quotesAfter(before: Held<SourceHolding>, text: string, reason: string | null, onFile: OnFile, at: number): Change[] {
  const { id } = before.holding;
  return onFile.library.facts.flatMap((fact): Change[] => {
    const held = fact.sourceId === id ? onFile.find('fact', fact.id) : null;
    if (!held) return [];
    const holding = marked(held.holding, before, text, at);
    return holding === held.holding ? [] : [{ holding, from: held.version, act: 'follow', reason }];
  });
}

function marked(fact: FactHolding, { holding, version }: Held<SourceHolding>, text: string, at: number): FactHolding {
  const { gone, ...there } = fact;
  if (quoteIn(text, fact.fields)) return gone ? there : fact;
  const quote = quoteIn(holding.text, fact.fields);
  // Gone before, and still.
  if (!quote) return fact;
  // What one person approved so far was shown without the mark.
  const { pending: _pending, ...bare } = there;
  return { ...bare, gone: { version, sha256: sha256Of(holding.text), quote, at: new Date(at).toISOString() } };
}
