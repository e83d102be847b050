import type { Problem } from '../errors.ts';
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../json.ts';
import { Checker } from './checker.ts';

const NAME = /^[-_\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;

/** Discord's kinds of option. */
export const OPTION = {
  subcommand: 1,
  group: 2,
  text: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  number: 10,
  attachment: 11,
} as const;

/** An application command against Discord's limits. */
export function checkCommand(command: Fields): readonly Problem[] {
  const check = new Checker();
  const chat = (command.type ?? CHAT_INPUT) === CHAT_INPUT;
  if (chat) {
    checkName(check, 'name', command.name);
    check.text('description', command.description, 1, 100);
    checkOptions(check, 'options', command.options, 0);
  } else {
    check.text('name', command.name, 1, 32);
    if (command.description) check.add('description', 'Context menu commands cannot have a description.');
    if (listOf(command.options).length > 0) check.add('options', 'Context menu commands cannot have options.');
  }
  for (const [locale, name] of Object.entries(fieldsOf(command.name_localizations))) {
    if (chat) checkName(check, `name_localizations.${locale}`, name);
    else check.text(`name_localizations.${locale}`, name, 1, 32);
  }
  for (const [locale, text] of Object.entries(fieldsOf(command.description_localizations))) {
    check.text(`description_localizations.${locale}`, text, 1, 100);
  }
  const size = sizeOf(command);
  if (size > 8000) check.add('options', `Command exceeds maximum size (8000): ${size}`, 'APPLICATION_COMMAND_TOO_LARGE');
  return check.problems;
}

function checkName(check: Checker, at: string, value: unknown): void {
  const name = check.text(at, value, 1, 32, NAME);
  if (name !== name.toLowerCase()) check.add(at, 'Must be lowercase.', 'APPLICATION_COMMAND_INVALID_NAME');
}

function checkOptions(check: Checker, at: string, value: unknown, depth: number): void {
  const options = check.list(at, value, 0, 25);
  check.unique(
    at,
    options.map((option) => option.name),
  );
  let optional = false;
  for (const [index, option] of options.entries()) {
    const here = `${at}.${index}`;
    checkName(check, `${here}.name`, option.name);
    check.text(`${here}.description`, option.description, 1, 100);
    check.number(`${here}.type`, option.type, 1, 11);
    const type = numberOf(option.type);
    if (option.required === true && optional) {
      check.add(here, 'Required options must be placed before non-required options', 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID');
    }
    optional ||= option.required !== true;
    if (type === OPTION.subcommand || type === OPTION.group) {
      if (depth > 0 && !(depth === 1 && type === OPTION.subcommand)) check.add(`${here}.type`, 'Not this deep.');
      if (options.some((other) => numberOf(other.type) > OPTION.group)) check.add(at, 'Sub-command and options cannot be mixed.');
      checkOptions(check, `${here}.options`, option.options, type === OPTION.group ? 1 : 2);
    }
    const choices = check.list(`${here}.choices`, option.choices, 0, 25);
    if (choices.length > 0 && option.autocomplete === true) check.add(`${here}.choices`, 'Choices and autocomplete exclude each other.');
    for (const [place, choice] of choices.entries()) {
      check.text(`${here}.choices.${place}.name`, choice.name, 1, 100);
      if (type === OPTION.text) check.text(`${here}.choices.${place}.value`, choice.value, 1, 100);
    }
    check.number(`${here}.max_length`, option.max_length, 1, 6000);
    check.number(`${here}.min_length`, option.min_length, 0, 6000);
  }
}

/** The names, descriptions and values of a command and everything in it; of translations, the longest. */
function sizeOf(part: Fields): number {
  const longest = (text: unknown, others: unknown): number =>
    Math.max(...[text, ...Object.values(fieldsOf(others))].map((one) => textOf(one)?.length ?? 0));
  const own = longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const choices = listOf(part.choices).reduce(
    (sum, choice) => sum + longest(choice.name, choice.name_localizations) + String(choice.value).length,
    0,
  );
  return listOf(part.options).reduce((sum, option) => sum + sizeOf(option), own + choices);
}
