import type { Problem } from '../errors.ts';
import { type Fields, fieldsOf, isFields, numberOf, textsOf } from '../json.ts';
import { FLAG } from '../model.ts';
import { Checker } from './checker.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';

/** The body of a message, new or edited, against Discord's limits. */
export function checkMessage(body: Fields): readonly Problem[] {
  const check = new Checker();
  check.text('content', body.content, 0, 2000);
  checkEmbeds(check, body.embeds);
  checkComponents(check, body.components);
  checkAllowed(check, body.allowed_mentions);
  if (typeof body.nonce === 'string') check.text('nonce', body.nonce, 0, 25);
  else check.number('nonce', body.nonce, 0, Number.MAX_SAFE_INTEGER);
  if ((numberOf(body.flags) & FLAG.componentsV2) !== 0) check.add('flags', 'Components of the second version are not taken here.');
  const reference = body.message_reference;
  if (reference !== undefined && reference !== null && !/^\d{15,20}$/u.test(String(fieldsOf(reference).message_id))) {
    check.add('message_reference.message_id', 'Value is not snowflake.', 'NUMBER_TYPE_COERCE');
  }
  return check.problems;
}

/** The name of a thread against Discord's limits. */
export function checkThread(body: Fields): readonly Problem[] {
  const check = new Checker();
  check.text('name', body.name, 1, 100);
  const minutes = body.auto_archive_duration;
  if (minutes !== undefined && minutes !== null && ![60, 1440, 4320, 10_080].includes(numberOf(minutes))) {
    check.add('auto_archive_duration', 'Value must be one of (60, 1440, 4320, 10080).', 'BASE_TYPE_CHOICES');
  }
  return check.problems;
}

function checkAllowed(check: Checker, allowed: unknown): void {
  if (!isFields(allowed)) return;
  const parse = textsOf(allowed.parse);
  if (parse.some((kind) => !['users', 'roles', 'everyone'].includes(kind))) {
    check.add('allowed_mentions.parse', "Value must be one of ('users', 'roles', 'everyone').", 'BASE_TYPE_CHOICES');
  }
  for (const kind of ['users', 'roles'] as const) {
    const ids = textsOf(allowed[kind]);
    if (ids.length > 100) check.add(`allowed_mentions.${kind}`, 'Must be 100 or fewer in length.', 'BASE_TYPE_MAX_LENGTH');
    if (ids.length > 0 && parse.includes(kind)) {
      check.add(
        'allowed_mentions',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
      );
    }
  }
}
