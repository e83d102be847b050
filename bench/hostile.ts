/** Questions meant to hurt: empty, huge, controls, right-to-left marks, markup, regular-expression bait, SQL, random code points. Seeded. */
export function hostileQuestions(count: number, draw: () => number): string[] {
  const bait = [
    '',
    ' ',
    '?',
    '('.repeat(500),
    'a'.repeat(100_000),
    'who '.repeat(25_000),
    '(a+)+$'.repeat(200),
    "'; DROP TABLE facts; --",
    '<!channel> @everyone',
    '\u202e\u2066\u200f',
    '\0\0\0',
    '👩‍👩‍👧‍👦'.repeat(300),
    '*_~`>'.repeat(400),
    'how many '.repeat(300),
    '7,000 '.repeat(500),
    'al-'.repeat(800),
    'ال'.repeat(900),
  ];
  const words =
    'how many when where who which why detainees of the in 7,000 second and or not never confirmed ? , . ; cause medic wenlenfen كم متى'.split(
      ' ',
    );
  return Array.from({ length: count }, (_, index) => {
    if (index < bait.length) return bait[index] ?? '';
    const length = Math.floor(draw() * 40);
    return Array.from({ length }, () =>
      draw() < 0.6 ? words[Math.floor(draw() * words.length)] : String.fromCodePoint(32 + Math.floor(draw() * 0x2fff)),
    ).join(draw() < 0.8 ? ' ' : '');
  });
}
