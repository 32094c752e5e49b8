import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import { partsOf } from '../cases/read-cases.ts';
import { rulePacks } from '../rule-pack/read-pack.ts';

const packs = rulePacks();
const here = new URL('.', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** The whole explanation as text: it never changes without its reason in the same commit. */
describe.each(folders.map((f) => f.name))('%s：整张说明', (folder) => {
  const names = readdirSync(new URL(`${folder}/`, here)).filter((name) => name.endsWith('.json'));

  test('至少八种典型人员', () => {
    expect(names.length).toBeGreaterThanOrEqual(8);
  });

  test.each(names)('%s', async (name) => {
    const input: unknown = JSON.parse(readFileSync(new URL(`${folder}/${name}`, here), 'utf8'));
    const text = partsOf(answerCase(input, packs, 'text'))
      .map((part) => `${typeof part['trace'] === 'string' ? part['trace'] : ''}${JSON.stringify({ ...part, trace: undefined })}\n`)
      .join('\n');
    await expect(text).toMatchFileSnapshot(`${folder}/${name.replace('.json', '.trace.txt')}`);
  });
});
