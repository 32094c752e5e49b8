/**
 * An oracle is worth something only as long as it shares nothing with what it checks: followed from
 * import to import, it never leaves this folder, nor comes to another document's rules.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PLACES = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Every file that one comes to from `file`, and every package, by their names. */
function reachedFrom(file: string, known: Set<string> = new Set()): ReadonlySet<string> {
  if (known.has(relative(HERE, file))) return known;
  known.add(relative(HERE, file));
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)) {
    const next = join(dirname(file), name);
    if (name.startsWith('.') && existsSync(next)) reachedFrom(next, known);
    else known.add(name);
  }
  return known;
}

const isShared = (file: string) => /^[a-z-]+\.ts$/.test(file) && file !== 'engine-answer.ts';

test('五份文件各有一份独立核算', () => {
  expect(PLACES.toSorted()).toEqual(['changzhou', 'chongqing', 'hechuan', 'jiyuan', 'panzhihua']);
});

test.each(PLACES)('%s 的独立核算只用自己文件的规则与共同的算术，不碰程序', (place) => {
  const reached = [...reachedFrom(join(HERE, place, 'oracle.ts'))];
  expect(reached).toContain('rational.ts');
  expect(reached).toContain(`${place}/settle.ts`);
  expect(reached.filter((one) => !one.startsWith(`${place}/`) && !isShared(one))).toEqual([]);
});

test.each(PLACES)('%s 的随机个案另外只用 fast-check，也不碰程序', (place) => {
  for (const file of ['random-cases.ts', 'random-asks.ts']) {
    const reached = [...reachedFrom(join(HERE, place, file))];
    expect(reached).toContain('fast-check');
    const others = reached.filter((one) => !one.startsWith(`${place}/`) && !isShared(one));
    expect(others).toEqual(['fast-check']);
  }
});

test('看得出碰了程序：比较两边的文件到得了引擎', () => {
  const reached = [...reachedFrom(join(HERE, 'agreement.ts'))];
  expect(reached).toContain('engine-answer.ts');
  expect(reached).toContain('../../engine/case.ts');
});
