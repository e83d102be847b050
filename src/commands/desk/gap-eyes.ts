import type { GapEyes } from '../../desk/gaps/gap-list.ts';
import { isAtLeast } from '../../domain/roles.ts';
import type { Context } from '../command.ts';
import { workOf } from './work.ts';

/** Whoever calls, as one who looks at what was asked. */
export function gapEyes(context: Context): GapEyes {
  const { place, publicChannels = [], who, onFile } = context;
  const { view, viewer, now } = workOf(context);
  return { viewer, view, now, onFile, editor: isAtLeast(who.role, 'editor'), place, publicChannels };
}
