import { describe, expect, test } from 'vitest';
import { clauseExplainedText } from '../../engine/telling/clause-explained-text.ts';
import { explainClause } from '../../engine/telling/clause-explained.ts';
import { clausePlaces } from '../../engine/telling/clause-uses/places.ts';
import type { FindPack } from '../../engine/rule-pack/packs-named.ts';
import type { BoundPack } from '../../engine/rule-pack/pack-book.ts';
import { fixtures } from './primitives/fixture.ts';
import { rulePacks } from './read-pack.ts';

const packs = [...rulePacks().packs, ...fixtures.packs];
const find: FindPack = (id) => packs.find((pack) => pack.data.id === id);

function explain(id: string, article: string) {
  const pack = find(id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  const explained = explainClause(pack, article, find);
  if (explained === null) throw new Error(`no article ${article}`);
  return explained;
}

/** Every path of a pack at which a clause is named, whatever it is. */
function* clausesIn(node: unknown, path: readonly string[] = []): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === 'clause' || key === 'bestOf') && typeof value === 'string') yield path.join('.');
    else yield* clausesIn(value, [...path, key]);
  }
}

describe.each(packs.map((pack) => [pack.data.id, pack] as const))('%s', (_id, pack: BoundPack) => {
  test('写着条文的每一处都说得出', () => {
    const { readings, notComputed, overrides = [], ...rest } = pack.data;
    // An override's value stands in the pack itself as well.
    const rules = { ...rest, overrides: overrides.map(({ clause }) => ({ clause })) };
    const told = clausePlaces(pack.data, new Map()).map(({ path }) => path.map(String).join('.'));
    expect(told.toSorted()).toEqual([...clausesIn(rules)].toSorted());
    expect(told.length).toBeGreaterThan(10);
    expect(readings.every((r) => pack.clauses.has(r.clause))).toBe(true);
    expect(notComputed.length).toBeGreaterThanOrEqual(0);
  });

  test('每一条都能解释，用途与文件一致', () => {
    const listed = new Map(
      pack.data.notComputed.flatMap(({ clauses, as }) => clauses.map((c) => [c, as] as const)),
    );
    for (const id of pack.clauses.keys()) {
      const { use, places, readings } = explain(pack.data.id, id);
      const isUsed = places.length > 0 || readings.length > 0;
      if (listed.has(id)) {
        expect([id, use]).toEqual([id, listed.get(id)]);
        expect(places).toEqual([]);
      } else {
        expect([id, use]).toEqual([id, isUsed ? 'computed' : 'unused']);
      }
    }
  });
});

describe('一条条文', () => {
  test('内容、存疑、用处、读法都在', () => {
    const explained = explain('jiyuan/2022-05-01', '四(三)4');
    expect(explained).toMatchObject({
      pack: 'jiyuan/2022-05-01',
      document: '济管办〔2022〕15号',
      use: 'computed',
    });
    expect(explained.clause.doubts.length).toBeGreaterThan(0);
    expect(explained.places.map(({ path }) => path)).toEqual([
      'figures.3',
      'yearSelfPay',
      'tilt',
      'tilt.route',
      'tilt.line',
      'tilt.share',
      'tilt.cap',
      'tilt.gate',
      'warning.line',
    ]);
    expect(explained.places[5]?.says).toBe('倾斜救助比例：60%');
    expect(explained.places[5]?.at).toMatch(/^jiyuan\/2022-05-01\/pack\.yaml:\d+:\d+$/);
    expect(explained.readings.map(({ id }) => id)).toEqual([
      'tilt-after-cap-only',
      'tilt-needs-referral-record',
    ]);
    expect(explained.readings[1]?.places).toMatchObject([
      { path: 'tilt.route', says: '倾斜救助路径：按规定转诊；本县（区）、本市、省内市外' },
    ]);
  });

  test('只展示、只作统计的条文照实说', () => {
    expect(explain('panzhihua/2023-02-01', '第七条').use).toBe('displayed');
    expect(explain('panzhihua/2023-02-01', '第一条').use).toBe('reported');
    expect(clauseExplainedText(explain('panzhihua/2023-02-01', '第一条'))).toContain('只作统计');
  });

  test('改用读法才用到的条文，写在那种读法下', () => {
    const { places, readings } = explain('chongqing/2012-07-24', '二(三)1');
    expect(places.some(({ path }) => path === 'answers.large-cost.within.cap')).toBe(false);
    expect(readings.map(({ id, places: then }) => [id, then.map(({ path }) => path)])).toEqual([
      ['one-major-pool', ['answers.large-cost.within.cap']],
    ]);
  });

  test.each(['第十二条（二）', '第十二条(二)', ' 第十二条（二） ', '第十二条 (二)'])(
    '括号全角半角、空格都不要紧：“%s”',
    (article) => {
      expect(explain('panzhihua/2023-02-01', article).clause.id).toBe('第十二条（二）');
    },
  );

  test('账单说明里引用的另一文件的条文，也查得到', () => {
    const cited = explain('hechuan/2024-06-25', '渝府发〔2012〕78号·二(三)2');
    expect(cited).toMatchObject({ pack: 'chongqing/2012-07-24', clause: { id: '二(三)2' } });
  });

  test('上级文件的条文，以上级的名义查', () => {
    const cited = explain('xu-shi/2024-03-01', '虚政发〔2023〕1号·二');
    expect(cited.pack).toBe('xu-shi/2024-03-01');
    expect(cited.places.length).toBeGreaterThan(0);
  });

  test('没有的条文就是没有，不取相近的', () => {
    const pack = find('panzhihua/2023-02-01');
    if (pack === undefined) throw new Error('no pack');
    for (const article of ['第十二', '第十二条（四）', '', '渝府发〔2012〕78号·二(三)2']) {
      expect(explainClause(pack, article, find)).toBeNull();
    }
  });

  test('给人看的全文', async () => {
    const text = clauseExplainedText(explain('hechuan/2024-06-25', '二(三)3'));
    // Where in the file moves with every line that somebody adds to the pack.
    await expect(text.replaceAll(/pack\.yaml:\d+:\d+/g, 'pack.yaml:行:列')).toMatchFileSnapshot(
      'tables/hechuan-article.explained.txt',
    );
  });
});
