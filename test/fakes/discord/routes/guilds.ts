import { apiError } from '../errors.ts';
import { textOf } from '../json.ts';
import { CHANNEL } from '../model.ts';
import { permissionsOf } from '../permissions.ts';
import { ok, type Route, route } from '../route.ts';
import { wireChannel, wireGuild, wireMember, wireRole, wireUser } from '../wire.ts';
import type { World } from '../world.ts';

/** Who the bot is, where it connects, and what guilds it is in. */
export function guildRoutes(world: World, gatewayUrl: () => string, shards: number): readonly Route[] {
  const application = () => {
    // Discord's two bits for the intents of applications in few guilds.
    const flags = (world.contentAllowed ? 1 << 19 : 0) | (world.membersAllowed ? 1 << 15 : 0);
    return ok({
      id: world.applicationId,
      name: 'Sourced',
      description: '',
      icon: null,
      bot: wireUser(world.bot),
      flags,
      bot_public: false,
      owner: null,
    });
  };
  return [
    route('GET /gateway', () => ok({ url: gatewayUrl() })),
    route('GET /gateway/bot', () =>
      ok({ url: gatewayUrl(), shards, session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 16 } }),
    ),
    route('GET /users/@me', () => ok({ ...wireUser(world.bot), verified: true, mfa_enabled: false, flags: 0, email: null })),
    route('GET /users/@me/guilds', () =>
      ok(
        [...world.guilds.values()].map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          owner: false,
          permissions: permissionsOf(guild, world.bot.id).toString(),
          features: [],
        })),
      ),
    ),
    route('GET /users/:user', (ask) => ok(wireUser(world.user(ask.param('user'))))),
    route('POST /users/@me/channels', ({ body }) => {
      const user = world.user(textOf(body.recipient_id) ?? '');
      if (user.bot) throw apiError(50_007);
      return ok(wireChannel(world, world.dmWith(user)));
    }),
    route('GET /applications/@me', application),
    route('GET /oauth2/applications/@me', application),
    route('GET /guilds/:guild', (ask) => ok(wireGuild(world, world.guild(ask.param('guild')), false))),
    route('GET /guilds/:guild/channels', (ask) => {
      const { id } = world.guild(ask.param('guild'));
      return ok(
        [...world.channels.values()].filter((one) => one.guildId === id && one.type === CHANNEL.text).map((one) => wireChannel(world, one)),
      );
    }),
    route('GET /guilds/:guild/roles', (ask) => ok([...world.guild(ask.param('guild')).roles.values()].map(wireRole))),
    route('GET /guilds/:guild/members/:user', (ask) => {
      const member = world.guild(ask.param('guild')).members.get(ask.param('user'));
      if (!member) throw apiError(10_007);
      return ok(wireMember(member));
    }),
    route('GET /guilds/:guild/threads/active', (ask) => {
      const { id } = world.guild(ask.param('guild'));
      const threads = world.threads().filter((one) => one.guildId === id && !one.thread?.archived);
      return ok({ threads: threads.map((one) => wireChannel(world, one)), members: [] });
    }),
  ];
}
