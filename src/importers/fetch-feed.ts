import { lookup } from 'node:dns';
import { errors, request } from 'undici';
import { because } from '../knowledge/folder.ts';
import { FETCH_TEXT } from '../text/intake.ts';
import { PACKINGS, type Packing, readBody, TooLarge } from './body.ts';
import { type Guard, guardedAgent, RefusedAddress } from './guarded-agent.ts';
import { freshFor, type Headers, headerOf, isValidator, retryAfter, type Validators } from './http-headers.ts';
import { isPublicAddress } from './public-address.ts';

export type Fetched =
  | {
      readonly kind: 'body';
      readonly bytes: Buffer;
      readonly contentType: string | null;
      readonly validators: Validators;
      /** For so long (ms) nothing newer is to be had. */
      readonly freshFor: number;
    }
  | { readonly kind: 'unchanged'; readonly freshFor: number }
  | {
      readonly kind: 'failed';
      readonly fault: Fault;
      /** One sentence for the operator; it quotes nothing that the server sent. */
      readonly reason: string;
      /** The server wants to be left alone for so long (ms); 0: it didn't say. */
      readonly retryAfter: number;
    };

/** `stopped`: by whoever asked. */
export type Fault = 'address' | 'unreachable' | 'timeout' | 'too-large' | 'redirects' | 'status' | 'packing' | 'stopped';

export interface FetchMeans extends Guard {
  /** The User-Agent. */
  readonly agent: string;
  /** Ends the fetching. */
  readonly ending: AbortSignal;
  /** Epoch ms. */
  readonly clock: () => number;
  readonly limits: FetchLimits;
}

export interface FetchLimits {
  /** From the first connection to the last byte, all redirects included. */
  readonly ms: number;
  /** Of the body, unpacked. */
  readonly bytes: number;
  readonly redirects: number;
}

export const FETCH_LIMITS: FetchLimits = { ms: 15_000, bytes: 10 * 1024 * 1024, redirects: 5 };

/** How addresses are guarded: public ones only, unless the operator allows the house's own. */
export const guardFor = (isPrivateAllowed: boolean): Guard => ({ lookup, permits: isPrivateAllowed ? () => true : isPublicAddress });

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml, application/json, text/xml;q=0.9, */*;q=0.1';
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Thrown in here only, so that a hop can end the whole. */
class Failure extends Error {
  readonly fault: Fault;
  readonly retryAfter: number;

  constructor(fault: Fault, reason: string, wait = 0) {
    super(reason);
    this.fault = fault;
    this.retryAfter = wait;
  }
}

/**
 * Fetches a feed by http or https, unless it is the version that the validators name. Every hop of a redirect is held to the same rules.
 * Never throws but for bugs.
 */
export async function fetchFeed(url: string, validators: Validators, means: FetchMeans): Promise<Fetched> {
  const { limits, ending } = means;
  const late = AbortSignal.timeout(limits.ms);
  const signal = AbortSignal.any([ending, late]);
  const agent = guardedAgent(means, limits.ms);
  try {
    return await follow(url, validators, { ...means, dispatcher: agent, signal });
  } catch (error) {
    const { fault, message, retryAfter } = failureOf(error, means, late);
    return { kind: 'failed', fault, reason: message, retryAfter };
  } finally {
    await agent.destroy();
  }
}

interface Hop extends FetchMeans {
  readonly dispatcher: ReturnType<typeof guardedAgent>;
  readonly signal: AbortSignal;
}

async function follow(first: string, validators: Validators, hop: Hop): Promise<Fetched> {
  let url = permitted(first);
  for (let hops = 0; ; hops++) {
    const { statusCode, headers, body } = await request(url, {
      dispatcher: hop.dispatcher,
      signal: hop.signal,
      headers: headersOf(validators, hop.agent),
    });
    // What isn't read ends with the agent, and nobody minds.
    body.on('error', () => undefined);
    const location = headerOf(headers, 'location');
    if (!REDIRECTS.includes(statusCode) || location === null) return await read({ statusCode, headers, body }, validators, hop);
    if (hops === hop.limits.redirects) throw new Failure('redirects', FETCH_TEXT.redirects(hop.limits.redirects));
    url = permitted(location, url);
  }
}

/** Throws Failure for what is never asked for. */
function permitted(address: string, from?: URL): URL {
  const url = URL.canParse(address, from?.href) ? new URL(address, from) : null;
  if (!url || !/^https?:$/u.test(url.protocol)) throw new Failure('address', FETCH_TEXT.notWeb);
  if (url.username !== '' || url.password !== '') throw new Failure('address', FETCH_TEXT.credentials);
  return url;
}

const headersOf = ({ etag, modified }: Validators, agent: string): Record<string, string> => ({
  accept: ACCEPT,
  'accept-encoding': 'gzip, deflate, br',
  'user-agent': agent,
  ...(etag !== null && { 'if-none-match': etag }),
  ...(modified !== null && { 'if-modified-since': modified }),
});

type Response = Pick<Awaited<ReturnType<typeof request>>, 'statusCode' | 'body'> & { readonly headers: Headers };

async function read({ statusCode, headers, body }: Response, asked: Validators, { limits, signal, clock }: Hop): Promise<Fetched> {
  if (statusCode === 304 && (asked.etag !== null || asked.modified !== null)) return { kind: 'unchanged', freshFor: freshFor(headers) };
  if (statusCode !== 200) throw new Failure('status', FETCH_TEXT.status(statusCode), retryAfter(headers, clock()));
  const packing = headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (packing !== 'identity' && !isPacking(packing)) throw new Failure('packing', FETCH_TEXT.packing);
  if (Number(headerOf(headers, 'content-length') ?? 0) > limits.bytes) throw new TooLarge();
  const bytes = await readBody(body, packing === 'identity' ? null : packing, limits.bytes, signal);
  const [etag, modified] = [headerOf(headers, 'etag'), headerOf(headers, 'last-modified')];
  return {
    kind: 'body',
    bytes,
    contentType: headerOf(headers, 'content-type'),
    validators: { etag: isValidator(etag) ? etag : null, modified: isValidator(modified) ? modified : null },
    freshFor: freshFor(headers),
  };
}

const isPacking = (name: string): name is Packing => Object.hasOwn(PACKINGS, name);

/** What went wrong, in the operator's words. Throws bugs on. */
function failureOf(error: unknown, { limits, ending }: FetchMeans, late: AbortSignal): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof TooLarge) return new Failure('too-large', FETCH_TEXT.tooLarge(limits.bytes));
  if (error instanceof RefusedAddress) return new Failure('address', FETCH_TEXT.refusedAddress);
  if (ending.aborted) return new Failure('stopped', FETCH_TEXT.stopped);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (late.aborted || code === 'UND_ERR_CONNECT_TIMEOUT') return new Failure('timeout', FETCH_TEXT.timeout(limits.ms));
  if (error instanceof errors.HTTPParserError) return new Failure('unreachable', FETCH_TEXT.notHttp);
  if (code === null) throw error;
  if (/^(?:Z_|ERR__|ERR_BROTLI)/u.test(code)) return new Failure('packing', FETCH_TEXT.packing);
  return new Failure('unreachable', FETCH_TEXT.unreachable(because(error)));
}
