import { SLACK_TEXT } from '../../src/text/slack.ts';
import { slashCommands } from './commands.ts';
import { REQUEST_PATH } from './http.ts';
import { ADD_SOURCE } from './shortcut.ts';

/** What the bot may do, no more than it needs, each with what stops working without it. */
export const SCOPES = SLACK_TEXT.scope;

/** Events that the bot is told of. */
const EVENTS = ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im'] as const;

/** Where an address is to be filled in, if none is given. */
const ANY_URL = 'https://your-host.example';

/**
 * The manifest that a Slack app is made from (docs.slack.dev/reference/app-manifest). `prefix` stands before each command's name; `url`
 * is where Slack finds the bot by HTTP, without a path. Pure.
 */
export function manifest(prefix: string, mode: 'socket' | 'http', url: string = ANY_URL) {
  const request = mode === 'http' ? { request_url: url.replace(/\/+$/u, '') + REQUEST_PATH } : {};
  const commands = slashCommands(prefix).map((each) => ({
    ...each,
    ...(mode === 'http' ? { url: request.request_url } : {}),
    // The question is wanted as it was typed.
    should_escape: false,
  }));
  return {
    display_information: { name: 'Sourced', description: SLACK_TEXT.about },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Sourced', always_online: true },
      shortcuts: [{ type: 'message', callback_id: ADD_SOURCE, ...SLACK_TEXT.addSource }],
      slash_commands: commands,
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: { ...request, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: mode === 'socket',
      token_rotation_enabled: false,
    },
  };
}
