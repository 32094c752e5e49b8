import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CARE_KINDS, CATEGORIES, FIGURES } from '../../engine/terms.ts';
import { ROOT } from '../cases/read-cases.ts';
import { isTree, keyOf, nodesOf } from './mutations/tree.ts';
import { rulePacks } from './read-pack.ts';

/** The closed vocabulary of the case format is the one place that lists the categories there may be. */
const VOCABULARY = 'engine/terms.ts';
/** The nation's table of provinces' codes. */
const REGION_CODES = 'engine/region.ts';
const files = globSync('engine/**/*.ts', { cwd: ROOT }).toSorted();
const packs = rulePacks().packs;

/** Every text of the packs that stands under one of these keys. */
function textsUnder(...keys: readonly string[]): readonly string[] {
  const found = packs.flatMap((pack) =>
    [...nodesOf(pack.source)].flatMap(({ path, value }) =>
      typeof value === 'string' && keys.includes(keyOf(path)) ? [value] : [],
    ),
  );
  return [...new Set(found)];
}

const places = packs.flatMap((p) => [p.data.id, p.data.id.split('/')[0] ?? '']);
const regions = packs.flatMap(({ data }) => [data.region.name, `'${data.region.code}'`]);
const documents = packs.flatMap(({ data: { document } }) => [
  document.title,
  document.issuer,
  ...[document.number, document.replaces].filter((number) => number !== null),
]);
const people = packs.flatMap((p) => p.data.categories.ranked.map((c) => c.name));
const clauses = packs.flatMap((p) => [...p.clauses.keys()]).filter((id) => id.length > 1);
/** Words of the schema, which a pack may also call its own things by. */
const WORDS = new Set<string>([...CARE_KINDS, ...FIGURES, 'original-policy']);
const named = packs.flatMap(({ source }) =>
  [...nodesOf(source)].flatMap(({ path, value }) =>
    isTree(value) && ['answers', 'pools', 'diseaseLists', 'readings', 'plans'].includes(keyOf(path))
      ? [String(value['id'])].filter((id) => !WORDS.has(id)).map((id) => `'${id}'`)
      : [],
  ),
);
const amounts = textsUnder('yuan', 'inScopeOver', 'upTo', 'deductibles', 'cap').filter((text) =>
  /^\d+(\.\d+)?$/.test(text),
);
const shares = textsUnder(
  'value',
  'share',
  'shares',
  'raise',
  'deductibleShare',
  'atLeast',
  'atMost',
);

describe('引擎代码里没有任何一地的规定', () => {
  test('读到了引擎的代码和五份文件的规定', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(packs.length).toBeGreaterThanOrEqual(5);
    expect(people).toContain('特困人员');
    expect(documents).toContain('渝府发〔2012〕78号');
    expect(clauses).toContain('四(三)1');
    expect(amounts).toEqual(expect.arrayContaining(['70000', '3200', '30000', '200000', '800']));
    expect(shares).toEqual(expect.arrayContaining(['0.65', '0.75', '0.05']));
    expect(named).toEqual(expect.arrayContaining(["'special-disease'", "'large-cost'"]));
  });

  test('写进一个数就会发现：元、分、比例', () => {
    const code = spokenCode(
      'const aid = cap - 7_000_000 * 0.5; // 0.65\nif (paid > 3200) return 17;',
    );
    expect(numbersOf(code).filter(isOfDocument)).toEqual(['7000000', '0.5', '3200']);
  });

  test.each(files)('%s', (file) => {
    const code = spokenCode(readFileSync(join(ROOT, file), 'utf8'));
    const categories = file === VOCABULARY ? [] : CATEGORIES.map((c) => `'${c}'`);
    const words = [...places, ...regions, ...documents, ...people, ...clauses, ...named];
    expect([...words, ...categories].filter((word) => code.includes(word))).toEqual([]);
    expect(numbersOf(code).filter(isOfDocument)).toEqual([]);
    const quoted = file === REGION_CODES ? [] : (code.match(/(['"`])\d+(\.\d+)?\1/g) ?? []);
    expect(quoted.filter((text) => !ARITHMETIC.has(text.slice(1, -1)))).toEqual([]);
    expect(code.match(/第[一二三四五六七八九十百]+条/g) ?? []).toEqual([]);
  });
});

/** An amount of a document in yuan or in fen, or one of its shares; what arithmetic needs anyway is not. */
function isOfDocument(number: string): boolean {
  if (ARITHMETIC.has(number) || (Number(number) >= 2 && number.length < 3)) return false;
  const inFen = amounts.map((yuan) => String(Math.round(Number(yuan) * 100)));
  const isShare = number.includes('.') && shares.some((s) => Number(s) === Number(number));
  return [...amounts, ...inFen].includes(number) || isShare;
}
/** Nothing, one, percent, fen in a yuan, ten and a hundred yuan, and the years in which leap days come round. */
const ARITHMETIC = new Set(['0', '1', '100', '1000', '10000', '400']);

/** Every number that stands in the code, as a literal or as a text, without its separators. */
function numbersOf(code: string): readonly string[] {
  return [...code.matchAll(/(?<![\w.$-])\d[\d_]*(?:\.\d+)?(?![\w.-])/g)].map(([text]) =>
    text.replaceAll('_', ''),
  );
}

/** The code without its comments, without the examples in its sentences ("such as …"), the limits of inputs and the codes of characters. */
function spokenCode(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replaceAll(/\.(max|min)\([\d_]+\)|\\u\{?[\da-f]+\}?|0x[\da-f]+/gi, '')
    .split('\n')
    .filter((line) => !line.includes('such as'))
    .join('\n');
}
