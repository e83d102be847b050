import { isRecord, type Json, list, record, records, text } from './json.ts';
import type { StateValues } from './model.ts';

/** An interactive element and the block that it stands in. */
export interface Placed {
  readonly block: Json;
  readonly element: Json;
}

/** Where each kind of element keeps what was chosen, and where its initial value stands. */
const FIELDS: Readonly<Record<string, readonly [value: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

/** Every interactive element, in order. */
export function placed(blocks: readonly Json[]): readonly Placed[] {
  return blocks.flatMap((block) => {
    const elements = block.type === 'actions' ? records(block.elements) : [block.accessory, block.element].filter(isRecord);
    return elements.filter((element) => element.type !== 'image').map((element) => ({ block, element }));
  });
}

const optionsOf = (element: Json): readonly Json[] => [
  ...records(element.options),
  ...records(element.option_groups).flatMap((group) => records(group.options)),
];

/** The value that an element takes when somebody chooses `choice`: an option by its value, else the thing itself. */
export function chosen(element: Json, choice: unknown): Json {
  const type = text(element.type);
  const field = type === 'overflow' ? 'selected_option' : FIELDS[type]?.[0];
  if (field === undefined) return {};
  const option = (one: unknown): unknown => {
    if (isRecord(one)) return one;
    const there = optionsOf(element).find((each) => each.value === one);
    if (there === undefined) throw new Error(`${type} ${text(element.action_id)} has no option ${String(one)}`);
    return there;
  };
  if (choice === null) return { type, [field]: null };
  if (field === 'selected_option') return { type, [field]: option(choice) };
  if (field === 'selected_options') return { type, [field]: list(choice).map(option) };
  return { type, [field]: choice };
}

/** What a surface's elements hold at first; what a person had entered stays if its element stays. */
export function initialState(blocks: readonly Json[], before: StateValues): StateValues {
  const state: StateValues = {};
  for (const { block, element } of placed(blocks)) {
    const type = text(element.type);
    const fields = FIELDS[type];
    if (fields === undefined) continue;
    const [value, initial] = fields;
    const empty = value.endsWith('s') ? [] : null;
    const blockId = text(block.block_id);
    const actionId = text(element.action_id);
    const held = before[blockId]?.[actionId] ?? { type, [value]: element[initial] ?? empty };
    state[blockId] = { ...state[blockId], [actionId]: held };
  }
  return state;
}

/** The state with one element's value changed. */
export function withValue(state: StateValues, { block, element }: Placed, value: Json): StateValues {
  const blockId = text(block.block_id);
  const isKept = FIELDS[text(element.type)] !== undefined;
  return isKept ? { ...state, [blockId]: { ...state[blockId], [text(element.action_id)]: value } } : state;
}

/** Whether an input that must be filled in is empty. */
export function isEmpty(value: unknown): boolean {
  const { type: _, ...rest } = record(value);
  const [inner] = Object.values(rest);
  return inner === undefined || inner === null || inner === '' || (Array.isArray(inner) && inner.length === 0);
}
