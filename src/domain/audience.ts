/**
 * Who may see a thing, and from when (DOMAIN.md: embargo and audience are gates, not statuses).
 * For someone whom a gate keeps out, the thing does not exist in any output.
 */
export const ROLES = ['reader', 'editor', 'verifier', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Any one match lets a viewer in. A role lets in that role and every higher one. */
export interface Audience {
  readonly roles: readonly Role[];
  readonly channels: readonly string[];
  readonly groups: readonly string[];
  readonly people: readonly string[];
}

export interface Gate {
  /** null: everyone. */
  readonly audience: Audience | null;
  /** UTC ISO text; before this instant only editors see it. null: none. */
  readonly embargo: string | null;
}

/** Who asks, and where. A channel counts only in that channel; null in direct messages. */
export interface Viewer {
  readonly role: Role;
  readonly person: string | null;
  readonly groups: readonly string[];
  readonly channel: string | null;
}

export const READER: Viewer = { role: 'reader', person: null, groups: [], channel: null };

const rank = (role: Role): number => ROLES.indexOf(role);

function admits(audience: Audience, viewer: Viewer): boolean {
  return (
    audience.roles.some((role) => rank(viewer.role) >= rank(role)) ||
    (viewer.channel !== null && audience.channels.includes(viewer.channel)) ||
    viewer.groups.some((group) => audience.groups.includes(group)) ||
    (viewer.person !== null && audience.people.includes(viewer.person))
  );
}

/** Whether every gate lets the viewer through at `now` (epoch ms). The lift is inclusive: at its instant the thing is there. */
export function maySee(gates: readonly Gate[], viewer: Viewer, now: number): boolean {
  return gates.every(
    (gate) =>
      (gate.audience === null || admits(gate.audience, viewer)) &&
      (gate.embargo === null || now >= Date.parse(gate.embargo) || rank(viewer.role) >= rank('editor')),
  );
}

/** The gates that a `gateKey` stands for. */
export function gatesOf(key: string): readonly Gate[] {
  const closed = key === '' ? [] : (JSON.parse(key) as [Gate['audience'], Gate['embargo']][]);
  return closed.map(([audience, embargo]) => ({ audience, embargo }));
}

/** A text that is equal for equal gates: things with the same key are always visible together. */
export function gateKey(gates: readonly Gate[]): string {
  const closed = gates.filter((gate) => gate.audience !== null || gate.embargo !== null);
  return closed.length === 0 ? '' : JSON.stringify(closed.map((gate) => [gate.audience, gate.embargo]));
}
