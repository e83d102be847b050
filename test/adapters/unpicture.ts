/** Undoes control pictures and `⟦U+XXXX⟧`, which stand for characters that would act. */
export function unpicture(text: string): string {
  return text.replaceAll(/⟦U\+([0-9A-F]{4,6})⟧|[\u{2400}-\u{2421}]/gu, (shown, code: string | undefined) => {
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    if (shown === '␠') return shown;
    return shown === '␡' ? '\u007F' : String.fromCodePoint(shown.charCodeAt(0) - 0x2400);
  });
}
