/** HTML that is made of escaped parts only. */
export type Html = string;

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands, in an element or an attribute. */
export function escaped(text: string): Html {
  return text.replaceAll(/[&<>"']/gu, (sign) => ENTITY[sign] ?? sign);
}

/** Text in which every line's end is one. */
export function broken(text: string): Html {
  return text.split('\n').map(escaped).join('<br>');
}

/** A whole page; `id="shot"` is what is photographed. */
export function page(head: Html, body: Html): Html {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body><div id="shot">${body}</div></body></html>`;
}
