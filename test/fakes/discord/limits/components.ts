import { type Fields, listOf, numberOf } from '../json.ts';
import type { Checker } from './checker.ts';
import { checkUrl } from './embeds.ts';

/** Discord's kinds of component, as far as messages and modals of the older form have them. */
export const COMPONENT = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  channelSelect: 8,
  textDisplay: 10,
  label: 18,
} as const;

const STYLE = { link: 5, premium: 6 } as const;

/** A message's rows of buttons and menus against Discord's limits. */
export function checkComponents(check: Checker, value: unknown): void {
  const rows = check.list('components', value, 0, 5);
  const customIds: string[] = [];
  for (const [index, row] of rows.entries()) {
    const at = `components.${index}`;
    if (row.type !== COMPONENT.row) {
      check.add(`${at}.type`, 'Value of field "type" must be one of (1,).', 'UNION_TYPE_CHOICES');
      continue;
    }
    const parts = check.list(`${at}.components`, row.components, 1, 5);
    const menus = parts.filter((part) => part.type !== COMPONENT.button);
    if (menus.length > 0 && parts.length > 1)
      check.add(`${at}.components`, 'A select menu takes up the whole row.', 'COMPONENT_LAYOUT_WIDTH_EXCEEDED');
    for (const [place, part] of parts.entries()) {
      checkPart(check, `${at}.components.${place}`, part);
      if (typeof part.custom_id === 'string') customIds.push(part.custom_id);
    }
  }
  if (new Set(customIds).size < customIds.length) {
    check.add('components', `Component custom id cannot be duplicated: ${customIds.join(', ')}`, 'COMPONENT_CUSTOM_ID_DUPLICATED');
  }
}

function checkPart(check: Checker, at: string, part: Fields): void {
  const type = numberOf(part.type);
  if (type === COMPONENT.button) checkButton(check, at, part);
  else if (type === COMPONENT.stringSelect || (type >= COMPONENT.userSelect && type <= COMPONENT.channelSelect))
    checkSelect(check, at, part);
  else check.add(`${at}.type`, 'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).', 'UNION_TYPE_CHOICES');
}

function checkButton(check: Checker, at: string, button: Fields): void {
  const style = numberOf(button.style);
  if (style < 1 || style > STYLE.premium) check.add(`${at}.style`, 'Value must be one of (1, 2, 3, 4, 5, 6).', 'BASE_TYPE_CHOICES');
  check.text(`${at}.label`, button.label, 0, 80);
  if (!button.label && !button.emoji && style !== STYLE.premium)
    check.add(`${at}.label`, 'A button needs a label or an emoji.', 'BASE_TYPE_REQUIRED');
  if (style === STYLE.link) {
    checkUrl(check, `${at}.url`, button.url, 512);
    if (!button.url) check.add(`${at}.url`, 'This field is required', 'BASE_TYPE_REQUIRED');
    if (button.custom_id !== undefined)
      check.add(`${at}.custom_id`, 'A custom id and url cannot both be specified', 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE');
  } else if (style !== STYLE.premium) {
    check.text(`${at}.custom_id`, button.custom_id, 1, 100);
    if (button.url !== undefined)
      check.add(`${at}.url`, 'A custom id and url cannot both be specified', 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE');
  }
}

/** A menu against Discord's limits; in modals it has the same. */
export function checkSelect(check: Checker, at: string, select: Fields): void {
  check.text(`${at}.custom_id`, select.custom_id, 1, 100);
  check.text(`${at}.placeholder`, select.placeholder, 0, 150);
  check.number(`${at}.min_values`, select.min_values, 0, 25);
  check.number(`${at}.max_values`, select.max_values, 1, 25);
  if (select.type !== COMPONENT.stringSelect) return;
  const options = check.list(`${at}.options`, select.options, 1, 25);
  for (const [index, option] of options.entries()) {
    check.text(`${at}.options.${index}.label`, option.label, 1, 100);
    check.text(`${at}.options.${index}.value`, option.value, 1, 100);
    check.text(`${at}.options.${index}.description`, option.description, 0, 100);
  }
  check.unique(
    `${at}.options`,
    options.map((option) => option.value),
  );
  const chosen = options.filter((option) => option.default === true).length;
  if (chosen > (numberOf(select.max_values) || 1)) check.add(`${at}.options`, 'More options are chosen than may be.');
  if (numberOf(select.max_values) > options.length) check.add(`${at}.max_values`, 'There are fewer options than that.');
}

/** Every button and menu of a message, whatever row it stands in. */
export function partsOf(components: readonly Fields[]): Fields[] {
  return components.flatMap((row) => listOf(row.components));
}
