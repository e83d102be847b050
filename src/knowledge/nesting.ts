import { Lexer } from 'yaml';

/** No file of ours goes deeper than six; what goes beyond this is an attack or a slip. */
const DEEPEST = 64;

/**
 * Whether brackets, dashes on one line, or indentation are nested so deeply that the parser could run out of memory or stack over
 * them: it keeps a pile of everything that is open. Looks at the lexer's tokens in one pass; a text is one token, so that brackets
 * within texts don't count.
 */
export function isNestedTooDeeply(text: string): boolean {
  let brackets = 0;
  let dashes = 0;
  let indents: number[] = [];
  let before = '\n';
  for (const token of new Lexer().lex(text)) {
    if (before === '\n' && brackets === 0) {
      const indent = /^ +$/u.test(token) ? token.length : 0;
      indents = [...indents.filter((outer) => outer < indent), indent];
      dashes = 0;
    }
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1);
    else if (brackets === 0 && (token === '-' || token === '?')) dashes++;
    if (Math.max(brackets, dashes, indents.length) > DEEPEST) return true;
    before = token;
  }
  return false;
}
