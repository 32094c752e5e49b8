import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../cases/read-cases.ts';

const rows = readFileSync(join(ROOT, 'rules/glossary.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length > 5 && (cells[2] ?? '').startsWith('`'));
const names = rows.map((cells) => (cells[2] ?? '').replaceAll('`', ''));
const code = globSync('{engine,electron}/**/*.ts', { cwd: ROOT })
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');

describe('the glossary names what the code names', () => {
  test('each notion stands once', () => {
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(names)('%s', (name) => {
    expect(code).toMatch(new RegExp(`\\b${name}`, 'i'));
  });
});
