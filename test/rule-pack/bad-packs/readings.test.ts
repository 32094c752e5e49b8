import { describe, test } from 'vitest';
import { expectFaults, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '改的地方不存在',
    pack: 'panzhihua',
    from: 'set: { tilt.route.referral: [compliant] }',
    to: 'set: { tilt.root.referral: [compliant] }',
    faults: [
      [
        '[compliant',
        'reading tilt-needs-referral-record sets tilt.root.referral, which this pack does not have: correct the path',
      ],
    ],
  },
  {
    name: '列表里没有这一项',
    pack: 'changzhou',
    from: 'answers.rare-disease-drug.rows.0.share.value',
    to: 'answers.rare-disease-drug.rows.7.share.value',
    faults: [
      [
        '"1" ',
        'reading rare-drug-full sets answers.rare-disease-drug.rows.7.share.value, which this pack does not have: correct the path',
      ],
    ],
  },
  {
    name: '改成本来的样子',
    pack: 'panzhihua',
    from: 'set: { tilt.route.referral: [compliant] }',
    to: 'set: { tilt.route.referral: [not-needed, compliant, resettled] }',
    faults: [
      [
        '[not-needed, compliant, resettled] ',
        'reading tilt-needs-referral-record sets tilt.route.referral to what it already is: it changes nothing, correct or remove it',
      ],
    ],
  },
  {
    name: '键的次序不同也是本来的样子',
    pack: 'hechuan',
    from: 'set: { tilt.of: excess }',
    to: 'set: { tilt.line: { clause: 二(三)3, yuan: "3000", kind: amount } }',
    faults: [
      [
        '{ clause: 二(三',
        'reading tilt-on-excess-only sets tilt.line to what it already is: it changes nothing, correct or remove it',
      ],
    ],
  },
  {
    name: '打开后不成样子',
    pack: 'panzhihua',
    from: 'set: { tilt.route.referral: [compliant] }',
    to: 'set: { tilt.route.referral: [] }',
    faults: [
      [
        '{ tilt',
        'with reading tilt-needs-referral-record, tilt.route.referral is []: write at least 1 of them',
      ],
    ],
  },
  {
    name: '两个读法各自成立，同时打开不成立',
    pack: 'panzhihua',
    from: '\nnotComputed:\n',
    to: '\n  - id: within-ordinary\n    clause: 第十条\n    shownAt: [aid]\n    byDefault: 各自独立\n    alternative: 住院限额并在普通门诊限额之内\n    because: 原文未写\n    set:\n      answers.0.within: { pool: ordinary-outpatient, cap: { kind: none, clause: 第十条 } }\n  - id: one-pool\n    clause: 第十条\n    shownAt: [aid]\n    byDefault: 各自独立\n    alternative: 合为一个限额\n    because: 原文未写\n    set:\n      answers.0.pool: ordinary-outpatient\nnotComputed:\n',
    faults: [
      [
        'set:\n      answers.0.pool',
        'with reading within-ordinary and one-pool, pool ordinary-outpatient cannot lie within itself: name the wider pool',
      ],
    ],
  },
  {
    name: '打开后比例大于 1',
    pack: 'changzhou',
    from: 'rows.0.share.value: "1" }',
    to: 'rows.0.share.value: "1.2" }',
    faults: [
      [
        '{ answers',
        'with reading rare-drug-full, answers.rare-disease-drug.rows.0.share.value: "1.2" is not a share from 0 to 1, such as "0.65"',
      ],
    ],
  },
  {
    name: '打开后有一类没有答复',
    pack: 'chongqing',
    from: '          - categories: [hardship-student]\n            share: *ordinary-inpatient-share-other',
    to: '          - categories: [orphan]\n            share: *ordinary-inpatient-share-other',
    faults: [
      [
        'set:\n      answers.students-inpatient',
        'with reading students-ordinary-inpatient, 城乡孤儿 (orphan) already has an answer for inpatient that always holds: this one is never reached, remove it or say when it holds',
      ],
      [
        'set:\n      answers.students-inpatient',
        'with reading students-ordinary-inpatient, 家庭经济困难的在校大学生 (hardship-student) has no answer for inpatient: all its answers are conditional; write what holds otherwise',
      ],
    ],
  },
  {
    name: '打开后引了没有的限额池',
    pack: 'hechuan',
    from: '        pool: special-disease\n        cap: { kind: amount, yuan: "100000", clause: 二(三)2 }\n  - id: chronic',
    to: '        pool: special\n        cap: { kind: amount, yuan: "100000", clause: 二(三)2 }\n  - id: chronic',
    faults: [
      [
        'set:\n      answers.large-cost',
        'with reading one-major-pool, pool special is not under pools: add it there or correct it',
      ],
    ],
  },
];

describe('读法不对的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
