import { type Logger, webApi } from '@slack/bolt';

/** How long (ms) one call may take. */
const TIMEOUT = 10_000;

/** For every client of Slack's Web API: it tries once, and says what came of it. Tries in all are counted in one place, the delivery. */
export function clientOptions(apiUrl: string | null) {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT,
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
  };
}

/** A client that speaks for a token. `apiUrl` null: Slack's own. */
export function clientFor(token: string, apiUrl: string | null, logger: Logger): webApi.WebClient {
  return new webApi.WebClient(token, { ...clientOptions(apiUrl), logger });
}
