import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRulePacks } from '../../../electron/rule-packs.ts';
import { applyReadings } from '../../../engine/rule-pack/readings.ts';
import { temporaryFile } from '../../ledger/temporary-file.ts';
import { packText, rulePacks } from '../read-pack.ts';
import { faultsOf, PACKS, placeOf } from './bad-pack.ts';

const id = PACKS.panzhihua;
const good = packText(id, 'pack.yaml');
const goodClauses = packText(id, 'clauses.md');

describe('一次指出全部毛病', () => {
  test('写法的毛病：金额、比例、日子、键，各在各的地方', () => {
    const bad = good
      .replace('yuan: "800"', 'yuan: 800')
      .replace('raise: "0.05"', 'raise: "5"')
      .replace('until: 2028-01-31', 'until: 2028-13-31')
      .replace('onRouteOnly: true', 'onRouteOnly: true\n  per: year');
    expect(faultsOf(bad, goodClauses)).toEqual([
      `pack.yaml:${placeOf(bad, '2028-13-31')}: inForce.until: "2028-13-31" is not a day that exists, written YYYY-MM-DD`,
      `pack.yaml:${placeOf(bad, '800, clause: 第十条')}: answers.ordinary-outpatient.rows.0.cap.yuan is 800: must be yuan as text, such as "12345.67"`,
      `pack.yaml:${placeOf(bad, 'year\n  clause')}: unknown key "per": correct the spelling or remove it`,
      `pack.yaml:${placeOf(bad, '"5"')}: catastrophic.raise: "5" is not a share from 0 to 1, such as "0.65"`,
    ]);
  });

  test('名字的毛病：条文、限额池、公布标准、答复', () => {
    const bad = good
      .replace('retroactive: { clause: 第十九条', 'retroactive: { clause: 第九十条')
      .replace('figures:\n', 'figures:\n  - { key: tilt-line, name: 倾斜线, clause: 第十三条 }\n')
      .replace('pools:\n', 'pools:\n  - { id: drugs, title: 药品, clause: 第十条 }\n')
      .replace(
        'rare-disease-drug, other]\n    categories: all',
        'rare-disease-drug]\n    categories: all',
      );
    const found = faultsOf(bad, goodClauses);
    expect(found.map((f) => f.replace(/^pack.yaml:\d+:\d+: /, ''))).toEqual([
      'clause 第九十条 has no heading in clauses.md: write it there, or correct it',
      'figure tilt-line is used nowhere: use it or remove it',
      'pool drugs is used by no answer: use it or remove it',
      ...['特困人员 (destitute)', '孤儿 (orphan)', '低保对象 (minimum-living)']
        .concat(['防止返贫监测对象 (poverty-monitored)', '低保边缘家庭成员 (low-income-margin)'])
        .concat(['因病致贫重病患者 (illness-impoverished)'])
        .map((who) => `${who} has no answer for other: write a benefit or a refusal`),
    ]);
  });

  test('一份包坏了，其余的也照样查完', () => {
    const rules = temporaryFile('rules');
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(rules, file)), { recursive: true });
      writeFileSync(join(rules, file), text);
    };
    write(`${id}/pack.yaml`, good.replace('yuan: "800"', 'yuan: 800'));
    write(`${id}/clauses.md`, goodClauses);
    write(
      'jiyuan/2022-05-01/pack.yaml',
      packText(PACKS.jiyuan, 'pack.yaml').replace('"0.90"', '"9"'),
    );
    write('jiyuan/2022-05-01/clauses.md', packText(PACKS.jiyuan, 'clauses.md'));
    write('hechuan/2024-06-25/pack.yaml', packText(PACKS.hechuan, 'pack.yaml'));
    write('changzhou/2023-01-02/pack.yaml', packText(PACKS.changzhou, 'pack.yaml'));
    write('changzhou/2023-01-02/clauses.md', packText(PACKS.changzhou, 'clauses.md'));
    const read = readRulePacks(rules);
    const found = read.ok ? [] : read.problems.map((p) => `${p.at}: ${p.message}`);
    expect(found).toEqual([
      expect.stringMatching(
        /^changzhou\/2023-01-02\/pack.yaml: the pack calls itself changzhou\/2023-01-01 but lies in changzhou\/2023-01-02/,
      ),
      expect.stringMatching(
        /^hechuan\/2024-06-25\/clauses.md: .* is missing: a pack is pack.yaml beside clauses.md/,
      ),
      expect.stringMatching(
        /^jiyuan\/2022-05-01\/pack.yaml:\d+:\d+: .*"9" is not a share from 0 to 1/,
      ),
      expect.stringMatching(/^panzhihua\/2023-02-01\/pack.yaml:\d+:\d+: .*must be yuan as text/),
    ]);
  });
});

describe('条文释义', () => {
  test('没有人用的条文，在 clauses.md 那里指出', () => {
    const markdown = `${goodClauses}\n## 第三十四条 多余\n没有人用。\n`;
    expect(faultsOf(good, markdown)).toEqual([
      `clauses.md:${placeOf(markdown, '## 第三十四条')}: clause 第三十四条 of clauses.md is used nowhere: use it, or list it under notComputed`,
    ]);
  });

  test('同一条写了两个标题', () => {
    const markdown = `${goodClauses}\n## 第一条 再来一次\n`;
    const first = placeOf(markdown, '## 第一条 制定依据').split(':')[0];
    expect(faultsOf(good, markdown)).toEqual([
      `clauses.md:${placeOf(markdown, '## 第一条 再来')}: clause 第一条 is headed twice (first on line ${first}): merge the two`,
    ]);
  });

  test('几条各写了几个标题：一次都指出', () => {
    const markdown = `${goodClauses}\n## 第二条 再来\n## 第一条 再来\n再写一遍。\n## 第一条 三来\n`;
    const first = {
      第一条: placeOf(markdown, '## 第一条 制定依据').split(':')[0],
      第二条: placeOf(markdown, '## 第二条 原则').split(':')[0],
    };
    const twice = (id: keyof typeof first, title: string) =>
      `clauses.md:${placeOf(markdown, `## ${id} ${title}`)}: clause ${id} is headed twice (first on line ${first[id]}): merge the two`;
    expect(faultsOf(good, markdown)).toEqual([
      twice('第二条', '再来'),
      twice('第一条', '再来'),
      twice('第一条', '三来'),
    ]);
  });
});

describe('打开读法', () => {
  const pack = rulePacks().find(id);
  if (!pack.ok) throw new Error(pack.problem.message);
  const { data, source } = pack.value;

  test('没有这个读法：说明有哪些', () => {
    expect(applyReadings(data, source, ['commercial-first'])).toMatchObject({
      problem: {
        code: 'READING_UNKNOWN',
        message: expect.stringContaining(
          'it has: commercial-before-aid, tilt-needs-referral-record',
        ),
      },
    });
  });

  test('两个读法改同一处，不能同时打开；次序不影响', () => {
    const [first] = data.readings;
    if (first === undefined) throw new Error('no reading');
    const other = { ...first, id: 'none-before-aid', set: { 'beforeAid.commercial': null } };
    const both = { ...data, readings: [...data.readings, other] };
    for (const on of [
      ['commercial-before-aid', 'none-before-aid'],
      ['none-before-aid', 'commercial-before-aid'],
    ]) {
      expect(applyReadings(both, source, on)).toMatchObject({
        problem: {
          code: 'PACK_INVALID',
          message:
            'readings commercial-before-aid and none-before-aid both set beforeAid.commercial: switch on one of the two',
        },
      });
    }
  });
});
