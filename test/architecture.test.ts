import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Imports run one way (README.md, "How it is built"). */

const ROOT = path.join(import.meta.dirname, '..');

/** Layers that see everything. */
const TOP: readonly string[] = ['cli', 'main'];

/** A layer may import itself and what stands here; adapters are `adapters/<platform>`. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: ['domain'],
  language: ['domain'],
  knowledge: ['domain', 'language'],
  search: ['domain', 'language', 'knowledge', 'text'],
  desk: ['domain', 'language', 'knowledge', 'search', 'text'],
  commands: ['domain', 'search', 'desk', 'text'],
  chat: ['domain', 'language', 'search', 'desk', 'commands', 'text'],
  importers: ['domain', 'language', 'knowledge', 'desk', 'text'],
  intake: ['domain', 'knowledge', 'desk', 'importers', 'text'],
  storage: ['domain', 'knowledge', 'search', 'desk', 'commands', 'chat', 'intake', 'text'],
  adapters: ['domain', 'search', 'desk', 'commands', 'chat', 'config', 'text'],
  config: ['domain', 'knowledge', 'text'],
  log: ['config'],
  metrics: [],
  health: ['metrics'],
  supervise: ['chat', 'health'],
};

const PURE = ['domain', 'language', 'search'];

interface Module {
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  readonly layer: string;
  /** Project files it imports, types and lazy imports included. */
  readonly files: readonly string[];
  /** Of these, those that are loaded with it. */
  readonly eager: readonly string[];
  readonly packages: readonly string[];
}

const IMPORT = /(?:^|[;}\s])(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gu;

function layerOf(file: string): string {
  if (file.startsWith('adapters/')) return 'adapters';
  const [, first = ''] = file.split('/');
  return first.replace(/\.ts$/u, '');
}

const modules: readonly Module[] = ['src', 'adapters'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = path.posix.join(folder, name.split(path.sep).join('/'));
      const hits = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(IMPORT)];
      const named = hits.map((hit) => hit[1] ?? hit[2] ?? '');
      const resolved = (names: readonly string[]) =>
        names.filter((name) => name.startsWith('.')).map((name) => path.posix.join(path.posix.dirname(file), name));
      return {
        file,
        layer: layerOf(file),
        files: resolved(named),
        eager: resolved(hits.flatMap((hit) => hit[1] ?? [])),
        packages: named.filter((name) => !name.startsWith('.')),
      };
    }),
);

const platformOf = (file: string): string => file.split('/')[1] ?? '';

describe('imports', () => {
  test('are read from all of the code', () => {
    expect(modules.length).toBeGreaterThan(40);
    expect(modules.flatMap((module) => module.files).length).toBeGreaterThan(100);
    expect(new Set(modules.map((module) => module.layer))).toEqual(new Set([...Object.keys(MAY_IMPORT), ...TOP]));
  });

  test('name files that are there', () => {
    expect(
      modules.flatMap(({ file, files }) => files.filter((to) => !existsSync(path.join(ROOT, to))).map((to) => `${file} → ${to}`)),
    ).toEqual([]);
  });

  test('run one way', () => {
    const wrong = modules
      .filter(({ layer }) => !TOP.includes(layer))
      .flatMap(({ file, layer, files }) =>
        files.filter((to) => layerOf(to) !== layer && !(MAY_IMPORT[layer] ?? []).includes(layerOf(to))).map((to) => `${file} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test('never lead from one adapter into another', () => {
    const wrong = modules
      .filter(({ layer }) => layer === 'adapters')
      .flatMap(({ file, files }) =>
        files.filter((to) => layerOf(to) === 'adapters' && platformOf(to) !== platformOf(file)).map((to) => `${file} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  test('leave the pure middle without files: language/load.ts alone reads them', () => {
    const readers = modules.filter(
      ({ layer, packages }) => PURE.includes(layer) && packages.some((name) => /^(?:node:)?fs(?:\/|$)/u.test(name)),
    );
    expect(readers.map((module) => module.file)).toEqual(['src/language/load.ts']);
  });

  test("load no chat platform's library for the terminal", () => {
    const byFile = new Map(modules.map((module) => [module.file, module]));
    const reached = new Set(['src/cli/main.ts', 'src/cli/serve.ts']);
    for (const file of reached) for (const to of byFile.get(file)?.eager ?? []) reached.add(to);
    const packages = new Set([...reached].flatMap((file) => byFile.get(file)?.packages ?? []).filter((name) => !name.startsWith('node:')));
    expect([...packages].sort()).toEqual(['commander', 'croner', 'kysely', 'minisearch', 'string-width', 'yaml', 'zod']);
  });
});
