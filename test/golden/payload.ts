import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

/** Compares what a renderer made with the golden of that name; UPDATE_GOLDEN=1 writes it anew. A missing golden fails. */
export function expectGolden(platform: 'slack' | 'discord', name: string, made: unknown): void {
  const rendered = seen(`${JSON.stringify(made, null, 2)}\n`);
  const file = path.join(import.meta.dirname, platform, `${name}.json`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, rendered);
  expect(rendered).toBe(readFileSync(file, 'utf8'));
}

/** JSON in which a reviewer sees what can't be seen. */
function seen(json: string): string {
  return json.replaceAll(/[^\P{Cf}\n]|\u00A0/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
