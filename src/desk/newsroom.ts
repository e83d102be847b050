import type { Answer } from '../domain/answer.ts';
import type { Viewer } from '../domain/audience.ts';
import type { Library, Topic } from '../domain/fact.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { readChat } from '../language/load.ts';
import type { Archive } from '../search/archive.ts';
import type { AskRequest } from '../search/ask.ts';
import type { Conversation } from '../search/conversation.ts';
import type { ReadTo } from '../search/passages.ts';
import { Stacks } from '../search/stacks.ts';
import type { View } from '../search/view.ts';
import { brief } from './brief.ts';
import { type Listing, list } from './listing.ts';
import { makeRecall } from './recall.ts';
import { type SearchResult, search } from './search.ts';
import { topicNamed } from './topics.ts';

/** Who looks, and when: all that decides what is there to be seen. */
export interface Eyes {
  readonly viewer: Viewer;
  /** Epoch ms. */
  readonly now: number;
}

/** A question to the desk. `topic` is an id, title or alias; one that the viewer can't see is a UserError. */
export interface Asked extends Eyes {
  readonly question: string;
  readonly topic: string | null;
}

/** The open desk: knowledge, dictionary and index. Pure from one library to the next: equal requests give equal answers. */
export interface Newsroom {
  readonly lexicon: Lexicon;
  readonly view: (eyes: Eyes) => View;
  readonly topics: (eyes: Eyes) => readonly Topic[];
  readonly ask: (asked: Asked & { readonly conversation: Conversation }) => { answer: Answer; conversation: Conversation };
  readonly search: (asked: Asked & { readonly limit: number }) => SearchResult;
  readonly brief: (asked: Eyes & { readonly topic: string | null }) => Answer;
  /**
   * From now on the desk stands on this library. `closed`: ids of passages that were discarded; `readTo`: sources read only so far;
   * `archive`: where older sources' sentences are.
   */
  readonly use: (library: Library, closed?: ReadonlySet<string>, readTo?: ReadTo, archive?: Archive) => void;
  readonly list: (asked: Eyes & { readonly listing: Listing; readonly topic: string | null }) => Answer;
}

/** The desk over a library that is in memory already. */
export function makeNewsroom(library: Library, lexicon: Lexicon): Newsroom {
  const stacks = new Stacks(library, lexicon, readChat());
  const ask = makeRecall();
  const view = ({ viewer, now }: Eyes): View => stacks.view(viewer, now);
  const within = ({ topic }: { readonly topic: string | null }, seen: View): Topic | null =>
    topic === null ? null : topicNamed(topic, seen.topics);
  return {
    lexicon,
    use: (next, closed, readTo, archive) => stacks.use(next, closed, readTo, archive),
    view,
    topics: (eyes) => view(eyes).topics,
    ask: ({ question, conversation, ...asked }) => {
      const seen = view(asked);
      const request: AskRequest = { question, view: seen, now: asked.now, topicId: within(asked, seen)?.id ?? null, conversation };
      return ask(request);
    },
    search: ({ question, limit, ...asked }) => {
      const seen = view(asked);
      return search({ question, limit, view: seen, now: asked.now, topicId: within(asked, seen)?.id ?? null });
    },
    brief: (asked) => {
      const seen = view(asked);
      return brief(within(asked, seen), seen, asked.now);
    },
    list: ({ listing, ...asked }) => {
      const seen = view(asked);
      return list(listing, { topic: within(asked, seen), view: seen, now: asked.now });
    },
  };
}
