import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hashOfFiles, withWholeHashes } from '../../electron/pack-hash.ts';
import { readRulePacks } from '../../electron/rule-packs.ts';
import { packText, rulePacks, RULES } from './read-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'yidan-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

function hashes(directory: string): Readonly<Record<string, string>> {
  const read = readRulePacks(directory);
  if (!read.ok) throw new Error(read.problems.map((p) => p.message).join('\n'));
  return Object.fromEntries(read.value.packs.map((pack) => [pack.data.id, pack.hash]));
}

/** Which packs have another hash once a file of one has another byte. */
function changedBy(id: string, file: string): readonly string[] {
  const copy = join(folder, `${id.replace('/', '-')}-${file}`);
  cpSync(RULES, copy, { recursive: true });
  appendFileSync(join(copy, id, file), '\n');
  const before = hashes(RULES);
  return Object.entries(hashes(copy)).flatMap(([pack, hash]) =>
    hash === before[pack] ? [] : [pack],
  );
}

const CHONGQING = 'chongqing/2012-07-24';
const HECHUAN = 'hechuan/2024-06-25';
const PANZHIHUA = 'panzhihua/2023-02-01';

describe('the hash of a pack', () => {
  test.each([
    [PANZHIHUA, 'pack.yaml', [PANZHIHUA]],
    [PANZHIHUA, 'clauses.md', [PANZHIHUA]],
    [PANZHIHUA, 'cases.yaml', []],
    [HECHUAN, 'clauses.md', [HECHUAN]],
    [CHONGQING, 'pack.yaml', [CHONGQING, HECHUAN]],
    [CHONGQING, 'clauses.md', [CHONGQING, HECHUAN]],
  ])('a byte more in %s/%s changes that of %j', (id, file, packs) => {
    expect(changedBy(id, file)).toEqual(packs);
  });

  test('of a pack that takes from no other is that of its own files', () => {
    const own = hashOfFiles(packText(PANZHIHUA, 'pack.yaml'), packText(PANZHIHUA, 'clauses.md'));
    expect(hashes(RULES)[PANZHIHUA]).toBe(own);
  });

  test('does not depend on the order in which the packs were read', () => {
    const { packs } = rulePacks();
    const own = packs.map((pack) => ({ ...pack, hash: hashOfFiles(pack.data.id, '') }));
    const hashOf = (list: typeof own) =>
      new Map<string, string>(withWholeHashes(list).map((pack) => [pack.data.id, pack.hash]));
    const forward = hashOf(own);
    expect(hashOf(own.toReversed())).toEqual(new Map([...forward].toReversed()));
    expect(forward.get(HECHUAN)).not.toBe(hashOfFiles(HECHUAN, ''));
  });

  test.each<[string, object]>([
    ['an answer', { answers: [{ kind: 'of-pack', pack: PANZHIHUA }] }],
    ['a disease list', { diseaseLists: [{ diseases: { pack: PANZHIHUA, list: 'x' } }] }],
    ['what a reading would set', { readings: [{ set: { x: { pack: PANZHIHUA } } }] }],
    ['the one value that a reading would set', { readings: [{ set: { 'x.pack': PANZHIHUA } }] }],
  ])('covers a pack that is taken from in %s, and what that one takes from', (_where, more) => {
    const { packs } = rulePacks();
    const bare = packs.map((pack) => ({ ...pack, source: {}, parent: null, hash: pack.data.id }));
    const hashOf = (inner: string) => {
      const linked = bare.map((pack) => {
        if (pack.data.id === HECHUAN) return { ...pack, source: more };
        if (pack.data.id === PANZHIHUA) return { ...pack, source: { pack: CHONGQING } };
        return pack.data.id === CHONGQING ? { ...pack, hash: inner } : pack;
      });
      return withWholeHashes(linked).find((pack) => pack.data.id === HECHUAN)?.hash;
    };
    expect(hashOf('a')).not.toBe(HECHUAN);
    expect(hashOf('a')).not.toBe(hashOf('b'));
  });

  test('covers the parent that a pack was made from, and two packs that take from each other', () => {
    const { packs } = rulePacks();
    const hashOf = (parentHash: string) => {
      const family = packs.map((pack) => {
        const other = pack.data.id === HECHUAN ? CHONGQING : HECHUAN;
        const parent = packs.find(({ data }) => data.id === other)?.data.id ?? null;
        const hash = pack.data.id === CHONGQING ? parentHash : pack.data.id;
        return { ...pack, source: {}, parent, hash };
      });
      return withWholeHashes(family).find((pack) => pack.data.id === HECHUAN)?.hash;
    };
    expect(hashOf('a')).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf('a')).not.toBe(hashOf('b'));
  });
});
