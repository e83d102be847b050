import type { Problem } from '../errors.ts';
import { type Fields, fieldsOf, listOf, numberOf } from '../json.ts';
import { Checker } from './checker.ts';
import { COMPONENT, checkSelect } from './components.ts';

/** A modal against Discord's limits. */
export function checkModal(modal: Fields): readonly Problem[] {
  const check = new Checker();
  check.text('title', modal.title, 1, 45);
  check.text('custom_id', modal.custom_id, 1, 100);
  for (const [index, row] of check.list('components', modal.components, 1, 5).entries()) {
    const at = `components.${index}`;
    if (row.type === COMPONENT.row) {
      for (const [place, part] of check.list(`${at}.components`, row.components, 1, 1).entries()) {
        checkInput(check, `${at}.components.${place}`, part, true);
      }
    } else if (row.type === COMPONENT.label) {
      check.text(`${at}.label`, row.label, 1, 45);
      check.text(`${at}.description`, row.description, 0, 100);
      const part = fieldsOf(row.component);
      if (part.type === COMPONENT.textInput) checkInput(check, `${at}.component`, part, false);
      else checkMenu(check, `${at}.component`, part);
    } else if (row.type === COMPONENT.textDisplay) {
      check.text(`${at}.content`, row.content, 1, 4000);
    } else {
      check.add(`${at}.type`, 'Value of field "type" must be one of (1, 10, 18).', 'UNION_TYPE_CHOICES');
    }
  }
  check.unique(
    'components',
    inputsOf(modal).map((part) => part.custom_id),
  );
  return check.problems;
}

/** The fields of a modal, whatever they stand in. */
export function inputsOf(modal: Fields): Fields[] {
  return listOf(modal.components).flatMap((row) => (row.type === COMPONENT.label ? [fieldsOf(row.component)] : listOf(row.components)));
}

/** A menu in a modal: it can't be disabled, and must be left free to be empty where nothing need be picked. */
function checkMenu(check: Checker, at: string, menu: Fields): void {
  checkSelect(check, at, menu);
  if (menu.disabled !== undefined) check.add(`${at}.disabled`, 'Components in modals cannot be disabled.');
  if (menu.required !== false && menu.min_values === 0) check.add(`${at}.min_values`, 'A required menu needs at least one value.');
}

function checkInput(check: Checker, at: string, input: Fields, labelled: boolean): void {
  if (input.type !== COMPONENT.textInput) check.add(`${at}.type`, 'Value of field "type" must be one of (4,).', 'UNION_TYPE_CHOICES');
  check.text(`${at}.custom_id`, input.custom_id, 1, 100);
  if (input.style !== 1 && input.style !== 2) check.add(`${at}.style`, 'Value must be one of (1, 2).', 'BASE_TYPE_CHOICES');
  if (labelled) check.text(`${at}.label`, input.label, 1, 45);
  check.text(`${at}.placeholder`, input.placeholder, 0, 100);
  check.text(`${at}.value`, input.value, 0, numberOf(input.max_length) || 4000);
  check.number(`${at}.min_length`, input.min_length, 0, 4000);
  check.number(`${at}.max_length`, input.max_length, 1, 4000);
}

/** The suggestions for an option against Discord's limits. */
export function checkChoices(data: Fields): readonly Problem[] {
  const check = new Checker();
  for (const [index, choice] of check.list('choices', data.choices, 0, 25).entries()) {
    check.text(`choices.${index}.name`, choice.name, 1, 100);
    if (typeof choice.value !== 'number') check.text(`choices.${index}.value`, choice.value, 1, 100);
  }
  return check.problems;
}
