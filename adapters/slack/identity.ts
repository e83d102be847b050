/** Who the bot is in its workspace, as `auth.test` tells. */
export interface Identity {
  /** The workspace; ids of channels are unique within it. */
  readonly teamId: string;
  readonly teamName: string;
  readonly userId: string;
  readonly userName: string;
  readonly botId: string;
}

/** The platform's name in invocations. */
export const SLACK = 'slack';

/** Ids of direct messages begin so. */
export const isDirect = (channel: string): boolean => channel.startsWith('D');
