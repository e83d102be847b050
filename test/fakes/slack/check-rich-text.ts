import type { Findings } from './check-text.ts';
import { isRecord, type Json, list, text } from './json.ts';

const STYLES = ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'];

/** The field that an inline element can't do without. */
const NEEDS: Readonly<Record<string, string>> = {
  text: 'text',
  link: 'url',
  user: 'user_id',
  channel: 'channel_id',
  usergroup: 'usergroup_id',
  emoji: 'name',
  broadcast: 'range',
  team: 'team_id',
  color: 'value',
};

function checkInline(findings: Findings, element: unknown, at: string): void {
  if (!isRecord(element)) {
    findings.add('must be an object', at);
    return;
  }
  const type = text(element.type);
  if (type === 'date') {
    if (typeof element.timestamp !== 'number') findings.add('missing required field: timestamp', at);
    if (text(element.format) === '') findings.add('missing required field: format', at);
  } else {
    const needed = NEEDS[type];
    if (needed === undefined) {
      findings.add(`unsupported rich text element: ${type}`, `${at}/type`);
      return;
    }
    if (text(element[needed]) === '') findings.add('must be more than 0 characters', `${at}/${needed}`);
  }
  if (element.style === undefined) return;
  if (!isRecord(element.style)) {
    findings.add('must be an object', `${at}/style`);
    return;
  }
  for (const [name, on] of Object.entries(element.style)) {
    if (!STYLES.includes(name)) findings.add(`invalid additional property: ${name}`, `${at}/style`);
    if (typeof on !== 'boolean') findings.add('must be a boolean', `${at}/style/${name}`);
  }
}

function checkInlines(findings: Findings, holder: Json, at: string): void {
  if (!Array.isArray(holder.elements)) findings.add('must be an array', `${at}/elements`);
  for (const [index, element] of list(holder.elements).entries()) checkInline(findings, element, `${at}/elements/${index}`);
}

function checkPart(findings: Findings, part: unknown, at: string): void {
  if (!isRecord(part)) {
    findings.add('must be an object', at);
    return;
  }
  switch (part.type) {
    case 'rich_text_section':
      findings.only(part, ['type', 'elements'], at);
      checkInlines(findings, part, at);
      return;
    case 'rich_text_quote':
      findings.only(part, ['type', 'elements', 'border'], at);
      checkInlines(findings, part, at);
      return;
    case 'rich_text_preformatted': {
      findings.only(part, ['type', 'elements', 'border', 'language'], at);
      for (const [index, element] of list(part.elements).entries())
        if (!isRecord(element) || (element.type !== 'text' && element.type !== 'link'))
          findings.add('preformatted text holds text and links alone', `${at}/elements/${index}`);
      checkInlines(findings, part, at);
      return;
    }
    case 'rich_text_list': {
      findings.only(part, ['type', 'elements', 'style', 'indent', 'offset', 'border'], at);
      if (part.style !== 'bullet' && part.style !== 'ordered') findings.add('must be one of bullet, ordered', `${at}/style`);
      for (const [index, item] of findings.items(part.elements, 1000, `${at}/elements`).entries()) {
        const here = `${at}/elements/${index}`;
        if (isRecord(item) && item.type === 'rich_text_section') checkInlines(findings, item, here);
        else findings.add('must be a rich_text_section', here);
      }
      return;
    }
    default:
      findings.add(`unsupported rich text block element: ${text(part.type)}`, `${at}/type`);
  }
}

/** The parts of a rich_text block (or of a rich text value). */
export function checkRichText(findings: Findings, block: Json, at: string): void {
  for (const [index, part] of findings.items(block.elements, 1000, `${at}/elements`).entries())
    checkPart(findings, part, `${at}/elements/${index}`);
}
