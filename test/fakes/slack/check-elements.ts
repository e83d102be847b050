import type { Findings } from './check-text.ts';
import { isRecord, type Json, list, text } from './json.ts';

const COMMON = ['type', 'action_id', 'confirm', 'focus_on_load', 'placeholder'];
const CHOICE = [...COMMON, 'options', 'option_groups'];

/** Properties that each element may have. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  button: ['type', 'text', 'action_id', 'url', 'value', 'style', 'confirm', 'accessibility_label'],
  static_select: [...CHOICE, 'initial_option'],
  multi_static_select: [...CHOICE, 'initial_options', 'max_selected_items'],
  external_select: [...COMMON, 'initial_option', 'min_query_length'],
  multi_external_select: [...COMMON, 'initial_options', 'min_query_length', 'max_selected_items'],
  users_select: [...COMMON, 'initial_user'],
  multi_users_select: [...COMMON, 'initial_users', 'max_selected_items'],
  conversations_select: [...COMMON, 'initial_conversation', 'default_to_current_conversation', 'response_url_enabled', 'filter'],
  multi_conversations_select: [...COMMON, 'initial_conversations', 'default_to_current_conversation', 'max_selected_items', 'filter'],
  channels_select: [...COMMON, 'initial_channel', 'response_url_enabled'],
  multi_channels_select: [...COMMON, 'initial_channels', 'max_selected_items'],
  overflow: ['type', 'action_id', 'options', 'confirm'],
  checkboxes: ['type', 'action_id', 'options', 'initial_options', 'confirm', 'focus_on_load'],
  radio_buttons: ['type', 'action_id', 'options', 'initial_option', 'confirm', 'focus_on_load'],
  datepicker: [...COMMON, 'initial_date'],
  timepicker: [...COMMON, 'initial_time', 'timezone'],
  datetimepicker: ['type', 'action_id', 'initial_date_time', 'confirm', 'focus_on_load'],
  plain_text_input: [...COMMON, 'initial_value', 'multiline', 'min_length', 'max_length', 'dispatch_action_config'],
  email_text_input: [...COMMON, 'initial_value', 'dispatch_action_config'],
  url_text_input: [...COMMON, 'initial_value', 'dispatch_action_config'],
  number_input: [...COMMON, 'is_decimal_allowed', 'initial_value', 'min_value', 'max_value', 'dispatch_action_config'],
  rich_text_input: [...COMMON, 'initial_value', 'dispatch_action_config'],
  file_input: ['type', 'action_id', 'filetypes', 'max_files'],
  image: ['type', 'image_url', 'slack_file', 'alt_text'],
};

const INPUT_ONLY = ['plain_text_input', 'email_text_input', 'url_text_input', 'number_input', 'rich_text_input', 'file_input'];
const NOT_INPUT = ['button', 'overflow', 'image'];
const NOT_ACTIONS = [...INPUT_ONLY, 'image'];
const MOST_OPTIONS: Readonly<Record<string, number>> = { overflow: 5, checkboxes: 10, radio_buttons: 10 };

export type Place = 'section' | 'actions' | 'input';

function checkOption(findings: Findings, option: unknown, at: string): void {
  if (!isRecord(option)) {
    findings.add('must be an object', at);
    return;
  }
  findings.only(option, ['text', 'value', 'description', 'url'], at);
  findings.text(option.text, 75, `${at}/text`);
  findings.length(option.value, 150, `${at}/value`);
  if (option.description !== undefined) findings.text(option.description, 75, `${at}/description`);
}

/** A list of options, as in a menu or in the answer to block_suggestion. */
export function checkOptions(findings: Findings, options: unknown, most: number, at: string): void {
  const items = findings.items(options, most, at);
  for (const [index, option] of items.entries()) checkOption(findings, option, `${at}/${index}`);
}

function checkChoices(findings: Findings, element: Json, at: string): void {
  const type = text(element.type);
  const most = MOST_OPTIONS[type] ?? 100;
  if (element.option_groups === undefined) {
    checkOptions(findings, element.options, most, `${at}/options`);
    return;
  }
  for (const [index, group] of findings.items(element.option_groups, 100, `${at}/option_groups`).entries()) {
    const here = `${at}/option_groups/${index}`;
    findings.plain(isRecord(group) ? group.label : undefined, 75, `${here}/label`);
    checkOptions(findings, isRecord(group) ? group.options : undefined, 100, `${here}/options`);
  }
}

function checkInitial(findings: Findings, element: Json, at: string): void {
  const grouped = list(element.option_groups).flatMap((group) => (isRecord(group) ? list(group.options) : []));
  const known = new Set([...list(element.options), ...grouped].map((option) => JSON.stringify(option)));
  const initial = [...list(element.initial_options), ...(element.initial_option === undefined ? [] : [element.initial_option])];
  for (const option of initial) if (!known.has(JSON.stringify(option))) findings.add('initial option must be one of the options', at);
}

function checkConfirm(findings: Findings, confirm: unknown, at: string): void {
  if (!isRecord(confirm)) {
    findings.add('must be an object', at);
    return;
  }
  findings.plain(confirm.title, 100, `${at}/title`);
  findings.text(confirm.text, 300, `${at}/text`);
  findings.plain(confirm.confirm, 30, `${at}/confirm`);
  findings.plain(confirm.deny, 30, `${at}/deny`);
}

function checkButton(findings: Findings, element: Json, at: string): void {
  findings.plain(element.text, 75, `${at}/text`);
  if (element.value !== undefined && (typeof element.value !== 'string' || element.value.length > 2000))
    findings.add('must be less than 2001 characters', `${at}/value`);
  findings.optionalLength(element.url, 3000, `${at}/url`);
  findings.optionalLength(element.accessibility_label, 75, `${at}/accessibility_label`);
  if (element.style !== undefined && element.style !== 'primary' && element.style !== 'danger')
    findings.add('must be one of primary, danger', `${at}/style`);
}

/** An image, in a block of its own or as an element. */
export function checkImage(findings: Findings, image: Json, at: string): void {
  if (image.slack_file === undefined) findings.length(image.image_url, 3000, `${at}/image_url`);
  findings.length(image.alt_text, 2000, `${at}/alt_text`);
}

/** One interactive element (or an accessory image). */
export function checkElement(findings: Findings, element: unknown, place: Place, at: string): void {
  if (!isRecord(element)) {
    findings.add('must be an object', at);
    return;
  }
  const type = text(element.type);
  const allowed = ALLOWED[type];
  const misplaced = { section: INPUT_ONLY, actions: NOT_ACTIONS, input: NOT_INPUT }[place];
  if (allowed === undefined || misplaced.includes(type)) {
    findings.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  findings.only(element, allowed, at);
  if (type === 'image') {
    checkImage(findings, element, at);
    return;
  }
  findings.optionalLength(element.action_id, 255, `${at}/action_id`);
  if (element.confirm !== undefined) checkConfirm(findings, element.confirm, `${at}/confirm`);
  if (element.placeholder !== undefined) findings.plain(element.placeholder, 150, `${at}/placeholder`);
  if (type === 'button') checkButton(findings, element, at);
  if (allowed.includes('options')) {
    checkChoices(findings, element, at);
    checkInitial(findings, element, at);
  }
  if (type === 'plain_text_input' && text(element.initial_value).length > Number(element.max_length ?? 3000))
    findings.add('must be no more than max_length', `${at}/initial_value`);
  if (type === 'plain_text_input' && element.max_length !== undefined && !(Number(element.max_length) <= 3000))
    findings.add('must be no more than 3000', `${at}/max_length`);
}
