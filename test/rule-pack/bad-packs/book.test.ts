import { describe, expect, test } from 'vitest';
import { checkBook } from '../../../engine/rule-pack/checks/book.ts';
import { parseClauses } from '../../../engine/rule-pack/clauses.ts';
import { parsePack } from '../../../engine/rule-pack/parse.ts';
import type { ParsedPack } from '../../../engine/rule-pack/parsed-pack.ts';
import { packText } from '../read-pack.ts';
import { PACKS, placeOf } from './bad-pack.ts';

type Name = keyof typeof PACKS;
type Change = readonly [from: string, to: string];

/** A pack of the project, changed; good by itself. */
function changed(name: Name, changes: readonly Change[] = []): ParsedPack & { text: string } {
  let yaml = packText(PACKS[name], 'pack.yaml');
  for (const [from, to] of changes) {
    expect(yaml).toContain(from);
    yaml = yaml.replaceAll(from, () => to);
  }
  const clauses = parseClauses(packText(PACKS[name], 'clauses.md'), 'clauses.md');
  const read = clauses.ok ? parsePack(yaml, clauses.value, `${name}.yaml`) : clauses;
  if (!read.ok) throw new Error(JSON.stringify(read));
  return { ...read.value, text: yaml };
}

function faultsOf(packs: readonly ParsedPack[]): readonly string[] {
  return checkBook(packs).map(({ pack, found }) => `${pack.at(found.path)}: ${found.message}`);
}

describe('几份规则包放在一起才看得出的毛病', () => {
  test('五份放在一起没有毛病', () => {
    expect(faultsOf(Object.keys(PACKS).flatMap((n) => (isName(n) ? [changed(n)] : [])))).toEqual(
      [],
    );
  });

  test('同一地两份在同一天都施行', () => {
    const later = changed('jiyuan', [
      ['id: jiyuan/2022-05-01', 'id: jiyuan/2024-01-01'],
      ['inForce: { from: 2022-05-01', 'inForce: { from: 2024-01-01'],
      [
        'sources:\n            - { kind: figure, figure: deductible-margin }',
        'sources:\n            - { kind: figure, figure: deductible-margin }',
      ],
    ]);
    expect(faultsOf([changed('jiyuan'), later])).toEqual([
      `jiyuan.yaml:${placeOf(later.text, '{ from: 2024-01-01')}: jiyuan/2022-05-01 and jiyuan/2024-01-01 are both in force on 2024-01-01: end the earlier one the day before`,
    ]);
  });

  test('前一份在前一日结束，就没有毛病', () => {
    const earlier = changed('jiyuan', [
      [
        'inForce: { from: 2022-05-01, until: null',
        'inForce: { from: 2022-05-01, until: 2023-12-31',
      ],
    ]);
    const later = changed('jiyuan', [
      ['id: jiyuan/2022-05-01', 'id: jiyuan/2024-01-01'],
      ['inForce: { from: 2022-05-01', 'inForce: { from: 2024-01-01'],
    ]);
    expect(faultsOf([earlier, later])).toEqual([]);
  });

  test('取用的文件不在：病种名单，以及打开读法以后的答复和资助', () => {
    const hechuan = changed('hechuan');
    const list = placeOf(hechuan.text, 'chongqing/2012-07-24, list');
    const set = placeOf(hechuan.text, 'set:\n      answers.original-policy:');
    const absent =
      'there is no pack chongqing/2012-07-24 beside this one: add it or correct the name';
    expect(faultsOf([hechuan])).toEqual([`hechuan.yaml:${list}: ${absent}`]);
    const own = changed('hechuan', [
      [
        'diseases: { pack: chongqing/2012-07-24, list: special-diseases }',
        'diseases: [{ name: 肺癌 }]',
      ],
    ]);
    const says = `hechuan.yaml:${set}: with reading original-policy-2012, ${absent}`;
    expect(faultsOf([own])).toEqual([says, says]);
  });

  test('取用的名单在那份文件里没有', () => {
    const hechuan = changed('hechuan', [['list: special-diseases }', 'list: special }']]);
    expect(faultsOf([hechuan, changed('chongqing')])).toEqual([
      `hechuan.yaml:${placeOf(hechuan.text, 'special }')}: pack chongqing/2012-07-24 has no disease list special: correct the name`,
    ]);
  });

  test('交给别的文件的类别，在那里没有排位，也没有说算什么', () => {
    const hechuan = changed('hechuan', [['countsAs: { de-facto-orphan: orphan }', 'countsAs: {}']]);
    const says = `hechuan.yaml:${placeOf(hechuan.text, 'set:\n      answers.original-policy:')}: with reading original-policy-2012, pack chongqing/2012-07-24 does not rank de-facto-orphan: say under countsAs what it is there`;
    expect(faultsOf([hechuan, changed('chongqing')])).toEqual([says, says]);
  });

  test('两份互相取用：转不出来', () => {
    const chongqing = changed('chongqing', [
      [
        'diseases:\n      - { name: 儿童急性白血病 }\n      - { name: 先天性心脏病, also: [儿童先天性心脏病] }',
        'diseases: { pack: hechuan/2024-06-25, list: special-diseases }',
      ],
    ]);
    const found = faultsOf([changed('hechuan'), chongqing]);
    expect(found).toContain(
      `chongqing.yaml:${placeOf(chongqing.text, 'hechuan/2024-06-25')}: chongqing/2012-07-24 takes over from hechuan/2024-06-25, which takes over from chongqing/2012-07-24: one of them must stand alone`,
    );
  });

  test('取用它自己', () => {
    const hechuan = changed('hechuan', [
      ['pack: chongqing/2012-07-24, list', 'pack: hechuan/2024-06-25, list'],
    ]);
    expect(faultsOf([hechuan, changed('chongqing')])).toEqual([
      `hechuan.yaml:${placeOf(hechuan.text, 'hechuan/2024-06-25, list')}: hechuan/2024-06-25 takes over from itself: name another pack`,
    ]);
  });
});

function isName(text: string): text is Name {
  return Object.hasOwn(PACKS, text);
}
