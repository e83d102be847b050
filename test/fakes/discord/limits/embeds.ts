import { type Fields, fieldsOf, listOf } from '../json.ts';
import type { Checker } from './checker.ts';

/** Embeds against Discord's limits, one by one and together. */
export function checkEmbeds(check: Checker, value: unknown): void {
  const embeds = check.list('embeds', value, 0, 10);
  for (const [index, embed] of embeds.entries()) checkEmbed(check, `embeds.${index}`, embed);
  const total = embeds.reduce((sum, embed) => sum + sizeOf(embed), 0);
  if (total > 6000) check.add('embeds', `Embed size exceeds maximum size of 6000 (${total})`, 'MAX_EMBED_SIZE_EXCEEDED');
}

function checkEmbed(check: Checker, at: string, embed: Fields): void {
  check.text(`${at}.title`, embed.title, 0, 256);
  check.text(`${at}.description`, embed.description, 0, 4096);
  if (embed.footer) check.text(`${at}.footer.text`, fieldsOf(embed.footer).text, 1, 2048);
  if (embed.author) check.text(`${at}.author.name`, fieldsOf(embed.author).name, 1, 256);
  checkUrl(check, `${at}.url`, embed.url);
  check.number(`${at}.color`, embed.color, 0, 0xffffff);
  if (embed.timestamp && Number.isNaN(Date.parse(String(embed.timestamp)))) check.add(`${at}.timestamp`, 'Could not parse as a date.');
  for (const [index, field] of check.list(`${at}.fields`, embed.fields, 0, 25).entries()) {
    check.text(`${at}.fields.${index}.name`, field.name, 1, 256);
    check.text(`${at}.fields.${index}.value`, field.value, 1, 1024);
  }
  const empty = sizeOf(embed) === 0 && !embed.image && !embed.thumbnail && !embed.url;
  if (empty) check.add(at, 'An embed needs something to show.', 'BASE_TYPE_REQUIRED');
}

/** A web address, where one may stand. */
export function checkUrl(check: Checker, at: string, value: unknown, max = 2048): void {
  const url = check.text(at, value, 0, max);
  if (url && !/^(?:https?|discord):\/\/\S+$/u.test(url)) check.add(at, 'Not a well formed URL.', 'URL_TYPE_INVALID_URL');
}

function sizeOf(embed: Fields): number {
  const texts = [embed.title, embed.description, fieldsOf(embed.footer).text, fieldsOf(embed.author).name];
  for (const field of listOf(embed.fields)) texts.push(field.name, field.value);
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}
