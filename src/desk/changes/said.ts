import type { Fact } from '../../domain/fact.ts';
import type { Source } from '../../domain/source.ts';
import type { Word } from '../store.ts';

/** "Update" where nothing but the standing changed, and the thing may still be said; null: nothing that is shown changed. */
export function wordFor(
  was: Fact,
  now: Fact | undefined,
  sources: { readonly was: Source | undefined; readonly is: Source | undefined },
): Word | null {
  if (!now) return 'correction';
  if (saidOf(was, sources.was) !== saidOf(now, sources.is)) return 'correction';
  if (was.status === now.status) return null;
  return now.status === 'withdrawn' || now.status === 'found-false' ? 'correction' : 'update';
}

/** All that is shown with a quote but its status: equal texts where nobody could tell one from the other. */
export function saidOf({ quote, gone, attribution, modality, view, asOf, validUntil }: Fact, source: Source | undefined): string {
  const { kind, as, relayed, inherited } = attribution;
  const { title, publisher, publishedAt, retrievedAt, url } = source ?? {};
  return JSON.stringify([
    quote.exact,
    kind,
    as,
    relayed,
    inherited,
    modality,
    view,
    asOf,
    validUntil,
    title,
    publisher,
    publishedAt,
    retrievedAt,
    url,
    gone?.at,
  ]);
}
