import { STATUS_LABEL } from '../domain/status.ts';
import type { Holding } from '../knowledge/holding.ts';
import { fullId } from '../knowledge/ids.ts';
import type { View } from '../search/view.ts';

/** A field that is otherwise in one version of a thing than in another, as it is shown. */
export interface Difference {
  readonly field: string;
  readonly was: string;
  readonly is: string;
}

/** UTF-16 units of a field that are shown, and of what stands before the first difference. */
const SHOWN = { most: 200, before: 40 } as const;

/** What is otherwise, field by field, as far as whoever looks may see it; `undefined`: there was nothing. */
export function differences(was: Holding | undefined, is: Holding | undefined, view: View): Difference[] {
  const [before, after] = [fieldsOf(was, view), fieldsOf(is, view)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field): Difference[] => {
    const [one, other] = [before.get(field) ?? '', after.get(field) ?? ''];
    return one === other ? [] : [{ field, ...around(one, other) }];
  });
}

/** Both from a little before the first difference. */
function around(one: string, other: string): { was: string; is: string } {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = Math.max(one.length, other.length) <= SHOWN.most ? 0 : Math.max(0, at - SHOWN.before);
  const piece = (text: string) => {
    const cut = text.slice(from, from + SHOWN.most).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '');
    return `${from > 0 ? '…' : ''}${cut}${from + SHOWN.most < text.length ? '…' : ''}`;
  };
  return { was: piece(one), is: piece(other) };
}

function fieldsOf(holding: Holding | undefined, view: View): ReadonlyMap<string, string> {
  if (!holding || 'removed' in holding) return new Map();
  const shown = (fields: object) => Object.entries(fields).map(([name, value]): [string, string] => [name, asText(value)]);
  switch (holding.kind) {
    case 'topic':
    case 'name':
      return new Map(shown(holding.fields));
    case 'source':
      return new Map([...shown({ ...holding.fields, sha256: undefined, topic: holding.topicId }), ['text', holding.text]]);
    case 'draft':
      return new Map([
        ['state', holding.state],
        ['entry', holding.factId !== null && view.factById.has(holding.factId) ? holding.factId : ''],
      ]);
    case 'fact': {
      const { fields, pending, topicId } = holding;
      // A link to, or the name of, what somebody may not see is nothing to that one.
      const names = fields.names.filter((id) => view.nameById.has(id));
      const links = fields.links.flatMap(({ kind, to }) =>
        view.factById.has(fullId(topicId, to)) ? [`${kind} ${fullId(topicId, to)}`] : [],
      );
      const waiting = pending ? `${STATUS_LABEL[pending.status]} (${pending.approvals.map(({ by }) => by).join(', ')})` : '';
      return new Map([...shown({ ...fields, names, approvals: undefined }), ['links', links.join(', ')], ['approved so far', waiting]]);
    }
  }
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asText).join(', ');
  if (typeof value !== 'object') return String(value);
  const parts = Object.entries(value).flatMap(([name, each]) => (asText(each) === '' || each === false ? [] : [`${name} ${asText(each)}`]));
  return parts.join(' · ');
}
