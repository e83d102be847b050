/** Whose servers are spoken to, and shown a token: Slack's own, or the one that is set in their place. */

const SLACKS_OWN = /(?:^|\.)slack(?:-gov)?\.com$/u;
/** Where `url_private` of a file leads (docs.slack.dev/reference/objects/file-object). */
const SLACKS_FILES = /^files\.slack(?:-gov)?\.com$/u;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether an address that came with a command is Slack's (or that of the server that is set in its place); nothing is sent elsewhere. */
export function isSlacks(url: string, apiUrl: string | null): boolean {
  return isAmong(url, apiUrl, SLACKS_OWN);
}

/** Whether a file's address is Slack's, so that the bot's token may go there. */
export function isSlacksFile(url: string, apiUrl: string | null): boolean {
  return isAmong(url, apiUrl, SLACKS_FILES);
}

function isAmong(url: string, apiUrl: string | null, own: RegExp): boolean {
  const to = URL.parse(url);
  if (!to) return false;
  const api = apiUrl === null ? null : URL.parse(apiUrl);
  if (api) return to.hostname === api.hostname || (LOOPBACK.has(to.hostname) && LOOPBACK.has(api.hostname));
  return to.protocol === 'https:' && own.test(to.hostname);
}
