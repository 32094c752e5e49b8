import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../cases/read-cases.ts';
import { rulePacks } from './read-pack.ts';

const files = globSync('engine/**/*.ts', { cwd: ROOT }).filter((f) => !f.endsWith('terms.ts'));
const packs = rulePacks().packs;

describe('引擎代码里没有任何一地的规定', () => {
  test('读到了引擎的代码', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  test.each(files)('%s', (file) => {
    const code = spokenCode(readFileSync(join(ROOT, file), 'utf8'));
    const places = packs.flatMap((p) => [p.data.id.split('/')[0] ?? '', p.data.region.name]);
    const categories = packs.flatMap((p) => p.data.categories.ranked.map((c) => c.id));
    const spoken = [...places, ...categories.map((c) => `'${c}'`)];
    expect(spoken.filter((word) => code.includes(word))).toEqual([]);
    // Caps, lines and shares of documents; 0, 1 and the like are arithmetic.
    expect(code.match(/['"](0\.\d+|\d{3,})['"]/g) ?? []).toEqual([]);
    expect(code.match(/第[一二三四五六七八九十]+条/g) ?? []).toEqual([]);
  });
});

/** The code without its comments and without the examples in its sentences ("such as …"). */
function spokenCode(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .split('\n')
    .filter((line) => !line.includes('such as'))
    .join('\n');
}
