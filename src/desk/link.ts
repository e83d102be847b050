import { UserError } from '../domain/errors.ts';
import type { Fact, LinkKind } from '../domain/fact.ts';
import { fullId } from '../knowledge/ids.ts';
import { WORK_TEXT } from '../text/work.ts';
import type { Act } from './on-file.ts';
import { needs } from './who.ts';
import { factNamed, heldOf, type Work } from './work.ts';

/** A link from one fact to another that is to be set, or taken off. */
export interface LinkAsked {
  readonly from: string;
  readonly kind: LinkKind;
  readonly to: string;
  readonly off: boolean;
}

/** With these links the one fact stands in place of the other. */
const REPLACES: ReadonlySet<LinkKind> = new Set<LinkKind>(['supersedes', 'corrects']);

/** Whether a fact stands, by however many steps, in place of another: if that stood in its place as well, neither would be shown. */
function leadsTo(from: Fact, to: string, { view }: Work): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.id === to) return true;
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    open.push(...next.links.flatMap((link) => (REPLACES.has(link.kind) ? (view.factById.get(link.to) ?? []) : [])));
  }
  return false;
}

/** The act that links two facts. Throws UserError (exit code 2) for what isn't allowed. */
export function linkAct({ from, kind, to, off }: LinkAsked, work: Work): Act {
  needs('editor', work.who);
  const [one, other] = [factNamed(from, work), factNamed(to, work)];
  if (one.id === other.id) throw new UserError(WORK_TEXT.linkedToItself, 2);
  const held = heldOf('fact', one, work);
  const { fields } = held.holding;
  const isIt = (link: (typeof fields.links)[number]) => link.kind === kind && fullId(one.topicId, link.to) === other.id;
  const there = fields.links.some(isIt);
  if (there !== off) throw new UserError(off ? WORK_TEXT.notLinked : WORK_TEXT.linkedAlready, 2);
  if (!off && REPLACES.has(kind) && leadsTo(other, one.id, work)) throw new UserError(WORK_TEXT.linkedInCircle, 2);
  const links = off ? fields.links.filter((link) => !isIt(link)) : [...fields.links, { kind, to: other.id }];
  const holding = { ...held.holding, fields: { ...fields, links } };
  const reason = `${off ? 'no longer ' : ''}${kind} ${other.id}`;
  return { at: work.now, by: work.who.account, changes: [{ holding, from: held.version, act: 'link', reason }] };
}
