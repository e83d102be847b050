import type { Beside } from '../desk/import/item.ts';
import type { Words } from './blocks.ts';
import { instantOf } from './dates.ts';
import { inLine } from './make-item.ts';

const BYLINE = /^(?:by|von|par|por|di|door|av)\s+\p{Lu}[^.!?\n]{1,120}$/iu;

/** First lines that are nothing but the title, who wrote it or a date stand beside the text, as long as something is left of it. */
export function withoutHead({ text, beside }: Words, title: string | null): Words {
  const [first = '', ...rest] = text.split('\n\n');
  const kind = headKind(first, title);
  if (rest.length === 0 || kind === null) return { text, beside };
  const left = withoutHead({ text: rest.join('\n\n'), beside }, title);
  return {
    text: left.text,
    beside: left.beside.some((each) => each.text === first) ? left.beside : [{ kind, text: first }, ...left.beside],
  };
}

function headKind(line: string, title: string | null): Beside['kind'] | null {
  if (line === inLine(title)) return 'headline';
  if (instantOf(line) !== null) return 'dateline';
  return BYLINE.test(line) ? 'byline' : null;
}
