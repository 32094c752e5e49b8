import { describe, test } from 'vitest';
import { expectFaults, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '比例写成数字',
    pack: 'panzhihua',
    from: 'share: { kind: of-all, value: "0.65", clause',
    to: 'share: { kind: of-all, value: 0.65, clause',
    faults: [
      [
        '0.65',
        'answers.inpatient-and-chronic.rows.2.share.value is 0.65: must be a share as text, such as "0.65"',
      ],
    ],
  },
  {
    name: '比例大于 1',
    pack: 'jiyuan',
    from: 'share: { kind: of-all, value: "0.90", clause',
    to: 'share: { kind: of-all, value: "1.90", clause',
    faults: [
      [
        '"1.90',
        'answers.inpatient.rows.0.share.value: "1.90" is not a share from 0 to 1, such as "0.65"',
      ],
    ],
  },
  {
    name: '比例为负',
    pack: 'jiyuan',
    from: 'raise: "0.05"',
    to: 'raise: "-0.05"',
    faults: [['"-0.05', 'catastrophic.raise: "-0.05" is not a share from 0 to 1, such as "0.65"']],
  },
  {
    name: '比例写成百分数',
    pack: 'hechuan',
    from: 'deductibleShare: "0.50"',
    to: 'deductibleShare: "50%"',
    faults: [
      ['"50%', 'catastrophic.deductibleShare: "50%" is not a share from 0 to 1, such as "0.65"'],
    ],
  },
  {
    name: '金额写成数字',
    pack: 'panzhihua',
    from: 'yuan: "800"',
    to: 'yuan: 800',
    faults: [
      [
        '800,',
        'answers.ordinary-outpatient.rows.0.cap.yuan is 800: must be yuan as text, such as "12345.67"',
      ],
    ],
  },
  {
    name: '金额为负',
    pack: 'panzhihua',
    from: 'yuan: "800"',
    to: 'yuan: "-800"',
    faults: [
      [
        '"-800',
        'answers.ordinary-outpatient.rows.0.cap.yuan: "-800" is negative; money must not be below 0',
      ],
    ],
  },
  {
    name: '金额三位小数',
    pack: 'panzhihua',
    from: 'yuan: "800"',
    to: 'yuan: "800.001"',
    faults: [
      [
        '"800',
        'answers.ordinary-outpatient.rows.0.cap.yuan: "800.001" has more than two decimals; write whole fen',
      ],
    ],
  },
  {
    name: '金额带千分位',
    pack: 'panzhihua',
    from: 'yuan: "800"',
    to: 'yuan: "8,000"',
    faults: [
      [
        '"8,000',
        'answers.ordinary-outpatient.rows.0.cap.yuan: "8,000" is not an amount in yuan such as "12345.67"',
      ],
    ],
  },
  {
    name: '金额大得不是账单',
    pack: 'panzhihua',
    from: 'yuan: "800"',
    to: 'yuan: "80000000000"',
    faults: [
      [
        '"80000000000',
        'answers.ordinary-outpatient.rows.0.cap.yuan: "80000000000" is larger than any bill (10,000,000,000 yuan)',
      ],
    ],
  },
  {
    name: '不存在的日子',
    pack: 'panzhihua',
    from: 'until: 2028-01-31',
    to: 'until: 2028-02-31',
    faults: [
      ['2028-02-31', 'inForce.until: "2028-02-31" is not a day that exists, written YYYY-MM-DD'],
    ],
  },
  {
    name: '日子写法不对',
    pack: 'hechuan',
    from: 'on: 2026-11-22',
    to: 'on: 2026/11/22',
    faults: [['2026', 'reviewed.on: "2026/11/22" is not a day that exists, written YYYY-MM-DD']],
  },
  {
    name: '行政区划代码少一位',
    pack: 'changzhou',
    from: 'code: "320400"',
    to: 'code: "32040"',
    faults: [['"32040', 'region.code is "32040": must be six digits']],
  },
  {
    name: '包名不成样子',
    pack: 'changzhou',
    from: 'id: changzhou/2023-01-01',
    to: 'id: 常州/2023-01-01',
    faults: [['常州/2023-01-01', 'id is "常州/2023-01-01": must be <place>/<first day in force>']],
  },
  {
    name: '答复名里有空格',
    pack: 'changzhou',
    from: '- id: rare-disease-not-listed',
    to: '- id: rare disease not listed',
    faults: [
      ['rare disease', 'answers.1.id is "rare disease not listed": must be words-with-hyphens'],
    ],
  },
  {
    name: '不认得的比例种类',
    pack: 'jiyuan',
    from: 'share: { kind: of-all, value: "0.90", clause',
    to: 'share: { kind: of-rest, value: "0.90", clause',
    faults: [
      [
        'of-rest',
        'answers.inpatient.rows.0.share.kind is "of-rest": write "of-all", "by-level", "bands", "at-least"',
      ],
    ],
  },
  {
    name: '没有这一级医院',
    pack: 'chongqing',
    from: 'when: { levelAtLeast: 2, inScopeOver: "30000" }',
    to: 'when: { levelAtLeast: 4, inScopeOver: "30000" }',
    faults: [['4, inScopeOver', 'answers.large-cost.when.levelAtLeast is 4: write 1 or 2 or 3']],
  },
  {
    name: '是与否写成文字',
    pack: 'jiyuan',
    from: 'when: { treatmentListed: false }',
    to: 'when: { treatmentListed: 否 }',
    faults: [
      [
        '否 }\n',
        'answers.outpatient-treatment-not-listed.when.treatmentListed is "否": write true or false',
      ],
    ],
  },
  {
    name: '年龄有小数',
    pack: 'chongqing',
    from: '{ ageAtLeast: 80 }',
    to: '{ ageAtLeast: 79.5 }',
    faults: [
      [
        '79.5',
        'answers.quota-outpatient.rows.1.when.any.0.ageAtLeast is 79.5: write a whole number',
      ],
    ],
  },
  {
    name: '按级别的比例缺三级',
    pack: 'jiyuan',
    from: 'shares: { 1: "0.025", 2: "0.05", 3: "0.10" }',
    to: 'shares: { 1: "0.025", 2: "0.05" }',
    faults: [
      ['{ 1:', 'hospitalBears.shares.3 is missing: must be a share as text, such as "0.65"'],
    ],
  },
  {
    name: '空的标题',
    pack: 'chongqing',
    from: 'title: 限额门诊救助\n',
    to: 'title: ""\n',
    faults: [['""\n ', 'answers.quota-outpatient.title is "": write some words']],
  },
  {
    name: '每月 31 日不是每月都有',
    pack: 'hechuan',
    from: 'listHandover: { day: 5,',
    to: 'listHandover: { day: 31,',
    faults: [['31, clause', 'deadlines.listHandover.day is 31: write at most 28']],
  },
];

describe('金额、比例、日子写法不对的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
