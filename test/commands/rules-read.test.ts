import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../cases/read-cases.ts';
import { rules } from './run-rules.ts';

const Shown = z.object({
  tables: z.array(
    z.object({
      category: z.object({ name: z.string() }),
      sections: z.array(z.object({ kind: z.string(), rule: z.unknown().optional() })),
    }),
  ),
});

describe('yidan rules show', () => {
  const golden = (name: string) =>
    readFileSync(join(ROOT, 'test/rule-pack/tables', `${name}.txt`), 'utf8');

  test('按代码或名称取一类，可以取几类', () => {
    const { status, out } = rules(
      'show',
      'panzhihua/2023-02-01',
      '--category',
      '特困人员',
      '--category',
      'low-income-margin',
    );
    expect(status).toBe(0);
    expect(out.trimEnd()).toBe(
      `${golden('panzhihua-destitute')}\n${golden('panzhihua-low-income-margin')}`.trimEnd(),
    );
  });

  test('不指明类别：各类都列', () => {
    const { status, out } = rules('show', 'jiyuan/2022-05-01');
    expect(status).toBe(0);
    expect(out.match(/医疗救助待遇（jiyuan\/2022-05-01）/g)).toHaveLength(6);
    expect(out).toContain(golden('jiyuan-illness-impoverished').trimEnd());
  });

  test('--json 是同样的内容，金额为元', () => {
    const { status, out } = rules(
      'show',
      'hechuan/2024-06-25',
      '--category',
      'destitute',
      '--json',
    );
    expect(status).toBe(0);
    const { tables } = Shown.parse(JSON.parse(out));
    expect(tables.map((t) => t.category.name)).toEqual(['特困人员']);
    expect(tables[0]?.sections.find((s) => s.kind === 'tilt')?.rule).toMatchObject({
      line: { kind: 'amount', yuan: '3000.00' },
      cap: { kind: 'amount', yuan: '20000.00' },
    });
  });

  test.each([
    [
      ['show', 'nowhere/2020-01-01'],
      /PACK_UNKNOWN: there is no pack "nowhere\/2020-01-01"; there are: changzhou/,
    ],
    [
      ['show', 'panzhihua/2023-02-01', '--category', '五保'],
      /has no category "五保"; it has: destitute \(特困人员\)/,
    ],
    [
      ['show', 'panzhihua/2023-02-01', '--category', 'other'],
      /其他特殊困难人员 are shown under the category/,
    ],
    [['show'], /missing required argument 'pack'/],
    [['show', 'panzhihua/2023-02-01', '--categories', 'x'], /unknown option/],
  ])('用错：%j', (args, says) => {
    const { status, out, err } = rules(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
  });
});

describe('yidan rules diff', () => {
  test('两个规则包的不同，文字和 JSON', () => {
    const { status, out } = rules('diff', 'hechuan/2024-06-25', 'chongqing/2012-07-24');
    expect(status).toBe(0);
    const file = join(ROOT, 'test/rule-pack/tables/hechuan-to-chongqing.diff.txt');
    expect(out.trimEnd()).toBe(readFileSync(file, 'utf8').trimEnd());
    const json = rules('diff', 'hechuan/2024-06-25', 'hechuan/2024-06-25', '--json');
    expect(json.status).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({ onePlace: true, tables: [], elsewhere: false });
  });

  test.each([
    [['diff', 'hechuan/2024-06-25', 'hechuan/2025-01-01'], /no pack "hechuan\/2025-01-01"/],
    [['diff', 'x', 'hechuan/2024-06-25'], /no pack "x"; there are: /],
    [['diff', 'hechuan/2024-06-25'], /missing required argument 'to'/],
  ])('用错：%j', (args, says) => {
    const { status, err } = rules(...args);
    expect(status).toBe(2);
    expect(err).toMatch(says);
  });
});

describe('yidan rules explain', () => {
  test('一条条文和依据它的规定', () => {
    const { status, out } = rules('explain', 'panzhihua/2023-02-01', '第十二条(三)');
    expect(status).toBe(0);
    expect(out).toContain('■ 第十二条（三） 救助封顶线');
    expect(out).toContain('「住院和门诊慢特病救助」限额：70,000 元；低保对象');
    expect(out).toMatch(/answers\.inpatient-and-chronic\.rows\.1\.cap/);
    const json = rules('explain', 'panzhihua/2023-02-01', '第七条', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ use: 'displayed', places: [], readings: [] });
  });

  test.each([
    [
      ['explain', 'panzhihua/2023-02-01', '第九十条'],
      /NOT_FOUND: pack .* has no article "第九十条"; it has: 第一条, 第二条/,
    ],
    [['explain', 'x/2020-01-01', '第一条'], /PACK_UNKNOWN/],
    [['explain', 'panzhihua/2023-02-01'], /missing required argument 'article'/],
  ])('用错：%j', (args, says) => {
    const { status, out, err } = rules(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
  });
});
