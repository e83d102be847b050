import { NEEDS_TWO, type Status } from '../../domain/status.ts';
import type { Entry } from './entries.ts';
import type { OutFile } from './out-file.ts';

/** The two ends of the scale, and nothing between: what isn't established has no review (DOMAIN.md, "Formats"). */
const RATING: Partial<Record<Status, number>> = { 'found-false': 1, confirmed: 2 };

/** Entries that may go out as reviews of a claim: two people established that it is so, or that it isn't, and nothing has replaced that. */
export const reviewable = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ fact, replacedBy }) => NEEDS_TWO.has(fact.status) && fact.modality !== 'absence' && replacedBy.length === 0);

/**
 * Reviews of claims (schema.org/ClaimReview), one for each of `reviewable`. The claim is the quote, word for word. Where the desk has
 * published its review isn't known here, so `url` is left for whoever publishes it.
 */
export function claimReviewsFile(reviews: readonly Entry[]): OutFile {
  const graph = { '@context': 'https://schema.org', '@graph': reviews.map(review) };
  return { path: 'claim-reviews.json', content: `${JSON.stringify(graph, null, 2)}\n` };
}

function review({ fact, source, topic, speaker, evidence }: Entry) {
  const { publisher, publishedAt, title, url, language } = source;
  const organization = (name: string) => ({ '@type': 'Organization', name });
  const { as, kind } = fact.attribution;
  const isPerson = speaker ? speaker.kind === 'person' : kind === 'named';
  const said =
    as !== null ? { '@type': isPerson ? 'Person' : 'Organization', name: as } : publisher === null ? null : organization(publisher);
  return {
    '@type': 'ClaimReview',
    identifier: fact.id,
    claimReviewed: evidence.text,
    ...(fact.statusAt !== null && { datePublished: fact.statusAt }),
    author: organization(topic.desk),
    reviewRating: {
      '@type': 'Rating',
      ratingValue: RATING[fact.status],
      worstRating: 1,
      bestRating: 2,
      // With what goes with it, such as that it is only expected.
      alternateName: evidence.label,
      ratingExplanation: evidence.lead,
    },
    itemReviewed: {
      '@type': 'Claim',
      text: evidence.text,
      ...(said && { author: said }),
      ...(publishedAt !== null && { datePublished: publishedAt }),
      appearance: {
        '@type': 'CreativeWork',
        name: title,
        inLanguage: language,
        ...(url !== null && { url }),
        ...(publisher !== null && { publisher: organization(publisher) }),
        ...(publishedAt !== null && { datePublished: publishedAt }),
      },
    },
  };
}
