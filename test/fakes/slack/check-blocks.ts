import { checkElement, checkImage, type Place } from './check-elements.ts';
import { checkRichText } from './check-rich-text.ts';
import { Findings } from './check-text.ts';
import { isRecord, type Json, list, text } from './json.ts';

export type Surface = 'message' | 'modal' | 'home';

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  section: ['text', 'fields', 'accessory', 'expand'],
  header: ['text', 'level'],
  divider: [],
  context: ['elements'],
  actions: ['elements'],
  image: ['image_url', 'slack_file', 'alt_text', 'title'],
  input: ['label', 'element', 'dispatch_action', 'hint', 'optional'],
  rich_text: ['elements'],
  markdown: ['text'],
};

/** No two elements of a block may share an action_id. */
function checkActionIds(findings: Findings, elements: readonly unknown[], at: string): void {
  const seen = new Set<unknown>();
  for (const [index, element] of elements.entries()) {
    const id = isRecord(element) ? element.action_id : undefined;
    if (id !== undefined && seen.has(id)) findings.add(`\`action_id\` must be unique: "${String(id)}"`, `${at}/${index}/action_id`);
    seen.add(id);
  }
}

function checkSection(findings: Findings, block: Json, at: string): void {
  if (block.text === undefined && block.fields === undefined) findings.add('missing required field: text', at);
  if (block.text !== undefined) findings.text(block.text, 3000, `${at}/text`);
  if (block.fields !== undefined)
    for (const [index, field] of findings.items(block.fields, 10, `${at}/fields`).entries())
      findings.text(field, 2000, `${at}/fields/${index}`);
  if (block.accessory !== undefined) checkElement(findings, block.accessory, 'section', `${at}/accessory`);
}

function checkContext(findings: Findings, block: Json, at: string): void {
  for (const [index, element] of findings.items(block.elements, 10, `${at}/elements`).entries()) {
    const here = `${at}/elements/${index}`;
    if (isRecord(element) && element.type === 'image') checkImage(findings, element, here);
    else findings.text(element, 3000, here);
  }
}

function checkElements(findings: Findings, block: Json, place: Place, at: string): void {
  const elements = findings.items(block.elements, 25, `${at}/elements`);
  for (const [index, element] of elements.entries()) checkElement(findings, element, place, `${at}/elements/${index}`);
  checkActionIds(findings, elements, `${at}/elements`);
}

function checkInput(findings: Findings, block: Json, at: string): void {
  findings.plain(block.label, 2000, `${at}/label`);
  if (block.hint !== undefined) findings.plain(block.hint, 2000, `${at}/hint`);
  checkElement(findings, block.element, 'input', `${at}/element`);
}

function checkBlock(findings: Findings, block: unknown, surface: Surface, at: string): void {
  if (!isRecord(block)) {
    findings.add('must be an object', at);
    return;
  }
  const type = text(block.type);
  const allowed = ALLOWED[type];
  if (allowed === undefined || (type === 'markdown' && surface !== 'message')) {
    findings.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  findings.only(block, ['type', 'block_id', ...allowed], at);
  findings.optionalLength(block.block_id, 255, `${at}/block_id`);
  switch (type) {
    case 'section':
      checkSection(findings, block, at);
      return;
    case 'header':
      findings.plain(block.text, 150, `${at}/text`);
      return;
    case 'context':
      checkContext(findings, block, at);
      return;
    case 'actions':
      checkElements(findings, block, 'actions', at);
      return;
    case 'image':
      if (block.title !== undefined) findings.plain(block.title, 2000, `${at}/title`);
      checkImage(findings, block, at);
      return;
    case 'input':
      checkInput(findings, block, at);
      return;
    case 'rich_text':
      checkRichText(findings, block, at);
      return;
    case 'markdown':
      findings.length(block.text, 12_000, `${at}/text`);
      return;
  }
}

/** What Slack would say against these blocks; nothing if it would take them. */
export function checkBlocks(blocks: unknown, surface: Surface): readonly string[] {
  const findings = new Findings();
  if (!Array.isArray(blocks)) {
    findings.add('must be an array', '/blocks');
    return findings.found;
  }
  const most = surface === 'message' ? 50 : 100;
  if (blocks.length > most) findings.add(`no more than ${most} items allowed`, '/blocks');
  const ids = new Set<unknown>();
  let markdown = 0;
  for (const [index, block] of blocks.entries()) {
    checkBlock(findings, block, surface, `/blocks/${index}`);
    if (!isRecord(block)) continue;
    if (block.block_id !== undefined && ids.has(block.block_id))
      findings.add(`\`block_id\` must be unique: "${String(block.block_id)}"`, `/blocks/${index}/block_id`);
    ids.add(block.block_id);
    if (block.type === 'markdown') markdown += text(block.text).length;
  }
  if (markdown > 12_000) findings.add('markdown of all blocks must be less than 12001 characters', '/blocks');
  return findings.found;
}

/** Characters of text that the blocks would show. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + charactersIn(item), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce((sum, [key, inner]) => {
    if (key === 'text' && typeof inner === 'string') return sum + inner.length;
    return sum + charactersIn(inner);
  }, 0);
}

/** What Slack would say against a modal or a home tab. */
export function checkView(view: Json): readonly string[] {
  const findings = new Findings();
  const { type } = view;
  if (type !== 'modal' && type !== 'home') {
    findings.add('must be one of modal, home', '/view/type');
    return findings.found;
  }
  const shared = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
  const modal = ['title', 'submit', 'close', 'clear_on_close', 'notify_on_close', 'submit_disabled'];
  findings.only(view, type === 'modal' ? [...shared, ...modal] : shared, '/view');
  if (type === 'modal') {
    findings.plain(view.title, 24, '/view/title');
    if (view.submit !== undefined) findings.plain(view.submit, 24, '/view/submit');
    if (view.close !== undefined) findings.plain(view.close, 24, '/view/close');
    const asks = list(view.blocks).some((block) => isRecord(block) && block.type === 'input');
    if (asks && view.submit === undefined) findings.add('a view with an input block needs a submit', '/view');
  }
  if (text(view.private_metadata).length > 3000) findings.add('must be less than 3001 characters', '/view/private_metadata');
  if (text(view.callback_id).length > 255) findings.add('must be less than 256 characters', '/view/callback_id');
  if (text(view.external_id).length > 255) findings.add('must be less than 256 characters', '/view/external_id');
  return [...findings.found, ...checkBlocks(view.blocks, type)];
}
