/** Bytes at a body's beginning that tell what it is. */
const HEAD = 4096;

/**
 * Whether a body may be a feed at all, by how it begins: XML that is no web page, or JSON. What a server says of its type decides nothing:
 * feeds come as text/html, and web pages as XML.
 */
export function mayBeFeed(bytes: Buffer): boolean {
  const head = bytes
    .subarray(0, HEAD)
    .toString('latin1')
    // Byte-order marks, and every other byte of UTF-16.
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/u, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^[{[]/u.test(head)) return true;
  if (!head.startsWith('<')) return false;
  const [, root = ''] = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->)*<!?\s*([^\s>/]*)/u.exec(head) ?? [];
  return !/^(?:[\w-]+:)?html$/iu.test(root) && !/^doctype\s+html\b/iu.test(head.slice(head.indexOf(root)));
}
