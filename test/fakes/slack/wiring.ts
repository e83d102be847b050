import { Api } from './api.ts';
import { Courier } from './courier.ts';
import { Events } from './events.ts';
import { Faults } from './faults.ts';
import { Files } from './files.ts';
import { Interactions } from './interactions.ts';
import type { Parts } from './method.ts';
import type { Identity } from './model.ts';
import { Outgoing } from './outgoing.ts';
import { People } from './people.ts';
import { Responses } from './responses.ts';
import { FakeServer } from './server.ts';
import { SocketHub } from './socket.ts';
import { Views } from './views.ts';
import { type ChannelSeed, type UserSeed, Workspace } from './workspace.ts';

export interface FakeSlackOptions {
  /** Ada and Ben if left out. */
  readonly users?: readonly UserSeed[];
  /** newsroom (public), sources (private) and, without the app, lobby (public) if left out. */
  readonly channels?: readonly ChannelSeed[];
  /** What the bot's token may do; all that the methods here ask for if left out. */
  readonly scopes?: readonly string[];
  /** Events that the app is subscribed to; all that there are here if left out. */
  readonly subscriptions?: readonly string[];
  /** How long Slack waits for an ack: 3000. */
  readonly ackMs?: number;
  /** How long a trigger_id is good: 3000. */
  readonly triggerMs?: number;
  /** How often Slack pings: 5000. */
  readonly pingMs?: number;
}

const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'pins:read',
  'pins:write',
  'usergroups:read',
  'users:read',
];
const SUBSCRIPTIONS = ['app_mention', 'app_home_opened', 'message.channels', 'message.groups', 'message.im'];
const USERS: readonly UserSeed[] = [
  { name: 'ada', realName: 'Ada Okafor' },
  { name: 'ben', realName: 'Ben Lind' },
];
const CHANNELS: readonly ChannelSeed[] = [{ name: 'newsroom' }, { name: 'sources', kind: 'private' }, { name: 'lobby', bot: false }];

const IDENTITY: Identity = {
  botToken: 'xoxb-fake-bot-token',
  appToken: 'xapp-1-fake-app-token',
  signingSecret: 'fake-signing-secret',
  botUserId: 'U0SOURCED01',
  botId: 'B0SOURCED01',
  appId: 'A0SOURCED01',
  teamId: 'T0NEWSROOM1',
  teamDomain: 'newsroom',
};

/** Everything that a fake Slack is made of. */
export interface Wired {
  readonly workspace: Workspace;
  readonly faults: Faults;
  readonly courier: Courier;
  readonly server: FakeServer;
  readonly hub: SocketHub;
  readonly views: Views;
  readonly events: Events;
  readonly people: People;
  readonly interactions: Interactions;
}

/** Puts the parts together and listens. */
export async function wire(options: FakeSlackOptions): Promise<Wired> {
  const workspace = new Workspace(IDENTITY, options.users ?? USERS, options.channels ?? CHANNELS);
  const { changes } = workspace;
  const faults = new Faults();
  const courier = new Courier(changes, faults, IDENTITY.signingSecret, options.ackMs ?? 3000);
  const hub = new SocketHub(IDENTITY.appId, changes, faults, options.pingMs ?? 5000, {
    onAck: (envelopeId, payload) => courier.onAck(envelopeId, payload),
    onOpen: () => courier.flush(),
  });
  courier.hub = hub;
  const server = new FakeServer(changes, faults);
  const views = new Views(workspace, options.triggerMs ?? 3000);
  const events = new Events(workspace, courier, options.subscriptions ?? SUBSCRIPTIONS);
  const socketUrl = (): string => `${server.origin('ws')}/link/?ticket=${hub.ticket()}&app_id=${IDENTITY.appId}`;
  const parts: Parts = { workspace, views, events, outgoing: new Outgoing(workspace), socketUrl };
  const responses = new Responses(parts, () => server.origin('http'));
  const scopes = options.scopes ?? SCOPES;
  const files = new Files(workspace, scopes, () => server.origin('http'));
  const people = new People(workspace, events, files);
  const interactions = new Interactions(workspace, views, responses, courier);
  server.serve({ api: new Api(parts, scopes), responses, files, hub });
  await server.listen();
  return { workspace, faults, courier, server, hub, views, events, people, interactions };
}
