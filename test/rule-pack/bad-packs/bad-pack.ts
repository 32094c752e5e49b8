import { expect } from 'vitest';
import { parseClauses } from '../../../engine/rule-pack/clauses.ts';
import { parsePack } from '../../../engine/rule-pack/parse.ts';
import { packText } from '../read-pack.ts';

/** One wrong thing in a good pack: what is replaced, by what, and all that is said of it. */
export type BadPack = {
  readonly name: string;
  readonly pack: keyof typeof PACKS;
  readonly from: string;
  readonly to: string;
  /** The text that begins at the place that is named, and the sentence. */
  readonly faults: readonly (readonly [at: string, says: string])[];
};

export const PACKS = {
  panzhihua: 'panzhihua/2023-02-01',
  jiyuan: 'jiyuan/2022-05-01',
  hechuan: 'hechuan/2024-06-25',
  chongqing: 'chongqing/2012-07-24',
  changzhou: 'changzhou/2023-01-01',
} as const;

/** All that the compiler has against a pack, as `file:line:column: sentence`. */
export function faultsOf(yaml: string, markdown: string): readonly string[] {
  const clauses = parseClauses(markdown, 'clauses.md');
  const read = clauses.ok ? parsePack(yaml, clauses.value, 'pack.yaml') : clauses;
  return read.ok ? [] : read.problems.map((p) => `${p.at}: ${p.message}`);
}

/** The compiler finds the thing that was made wrong, at its place and in these words, and nothing else. */
export function expectFaults({ pack, from, to, faults }: BadPack): void {
  const good = packText(PACKS[pack], 'pack.yaml');
  expectOnce(good, from);
  const bad = good.replace(from, () => to);
  expect(faultsOf(bad, packText(PACKS[pack], 'clauses.md'))).toEqual(
    faults.map(([at, says]) => `pack.yaml:${placeOf(bad, at)}: ${says}`),
  );
}

/** `line:column` of a text that stands once in another. */
export function placeOf(text: string, at: string): string {
  expectOnce(text, at);
  const before = text.slice(0, text.indexOf(at)).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

function expectOnce(text: string, part: string): void {
  expect(text.split(part).length - 1, `${JSON.stringify(part)} stands once in the text`).toBe(1);
}
