import { describe, test } from 'vitest';
import { expectFaults, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '分段倒着写',
    pack: 'jiyuan',
    from: 'share: { kind: of-all, value: "0.90", clause: 四(三)1 }',
    to: 'share: { kind: bands, bands: [{ upTo: "20000", share: "0.5" }, { upTo: "10000", share: "0.6" }, { upTo: null, share: "0.7" }], clause: 四(三)1 }',
    faults: [
      [
        '{ upTo: "10000"',
        'this band ends at 10000.00, the one before it at 20000.00: bands ascend, correct one of the two',
      ],
    ],
  },
  {
    name: '两段同一个上限',
    pack: 'jiyuan',
    from: 'share: { kind: of-all, value: "0.90", clause: 四(三)1 }',
    to: 'share: { kind: bands, bands: [{ upTo: "20000", share: "0.5" }, { upTo: "20000.00", share: "0.6" }, { upTo: null, share: "0.7" }], clause: 四(三)1 }',
    faults: [
      [
        '{ upTo: "20000.00',
        'this band ends at 20000.00, the one before it at 20000.00: bands ascend, correct one of the two',
      ],
    ],
  },
  {
    name: '末段封了口',
    pack: 'jiyuan',
    from: 'share: { kind: of-all, value: "0.90", clause: 四(三)1 }',
    to: 'share: { kind: bands, bands: [{ upTo: "20000", share: "0.5" }, { upTo: "30000", share: "0.6" }], clause: 四(三)1 }',
    faults: [
      [
        '{ upTo: "30000',
        'the last band ends at 30000.00: write upTo: null, or nothing is said of what is above',
      ],
    ],
  },
  {
    name: '中间一段敞着',
    pack: 'hechuan',
    from: '  share: { kind: of-all, value: "0.70", clause: 二(三)3 }',
    to: '  share: { kind: bands, bands: [{ upTo: null, share: "0.5" }, { upTo: null, share: "0.6" }], clause: 二(三)3 }',
    faults: [
      ['{ upTo: null, share: "0.5', 'only the last band may be open: give this one its upper end'],
    ],
  },
  {
    name: '年度倾斜不能分段',
    pack: 'panzhihua',
    from: 'share: { kind: of-all, value: "0.50", clause: 第十三条 }',
    to: 'share: { kind: bands, bands: [{ upTo: null, share: "0.5" }], clause: 第十三条 }',
    faults: [
      ['{ kind: bands', 'a tilt of the year has one share: bands are for what looks at one bill'],
    ],
  },
  {
    name: '一段也没有',
    pack: 'jiyuan',
    from: 'share: { kind: of-all, value: "0.90", clause: 四(三)1 }',
    to: 'share: { kind: bands, bands: [], clause: 四(三)1 }',
    faults: [
      ['[], clause: 四', 'answers.inpatient.rows.0.share.bands is []: write at least 1 of them'],
    ],
  },
  {
    name: '文内数只管一年',
    pack: 'jiyuan',
    from: '            - { kind: figure, figure: deductible-illness }\n            - { kind: printed, yuan: "8000", from: 2022-05-01, until: 2022-12-31 }\n            - { kind: share-of-figure, share: "0.25", figure: resident-income }\n',
    to: '            - { kind: printed, yuan: "8000", from: 2022-05-01, until: 2022-12-31 }\n            - { kind: printed, yuan: "8400", from: 2023-01-01, until: 2023-12-31 }\n',
    faults: [
      [
        '{ key: deductible-illness',
        'figure deductible-illness is used nowhere: use it or remove it',
      ],
      [
        'sources:\n            - { kind: printed',
        'nothing says what holds on 2024-01-01: add the figure that decides where no amount is printed',
      ],
    ],
  },
  {
    name: '逐次的起付按年算',
    pack: 'jiyuan',
    from: '      - categories: [destitute]\n        share: { kind: of-all, value: "0.90", clause: 四(三)1 }\n        deductible: { kind: none, clause: 四(三)1 }',
    to: '      - categories: [destitute]\n        share: { kind: of-all, value: "0.90", clause: 四(三)1 }\n        deductible: { kind: by-stay, yuan: ["500", "300"], clause: 四(三)1 }',
    faults: [
      [
        '{ kind: by-stay',
        'amounts by stay are owed at each stay: write deductiblePer: stay beside them',
      ],
    ],
  },
  {
    name: '没有倾斜而只计路径上的',
    pack: 'chongqing',
    from: 'onRouteOnly: false',
    to: 'onRouteOnly: true',
    faults: [['true\n', 'there is no tilt with a route that bills could be on: write false']],
  },
  {
    name: '包名不是施行首日',
    pack: 'panzhihua',
    from: 'inForce: { from: 2023-02-01',
    to: 'inForce: { from: 2023-02-02',
    faults: [
      ['panzhihua', 'id panzhihua/2023-02-01 must end in its first day in force, 2023-02-02'],
    ],
  },
  {
    name: '失效在施行之前',
    pack: 'panzhihua',
    from: 'until: 2028-01-31',
    to: 'until: 2022-01-31',
    faults: [
      [
        '2022-01-31',
        'the last day 2022-01-31 is before the first, 2023-02-01: correct one of the two',
      ],
    ],
  },
  {
    name: '条件的首末日颠倒',
    pack: 'changzhou',
    from: 'when: { rareFacilityNamed: false }',
    to: 'when: { rareFacilityNamed: false, settledFrom: 2024-01-01, settledUntil: 2023-12-31 }',
    faults: [
      [
        '2023-12-31 ',
        'the last day 2023-12-31 is before the first, 2024-01-01: no bill can meet this, correct one of the two',
      ],
    ],
  },
  {
    name: '“不”里的首末日颠倒',
    pack: 'changzhou',
    from: 'when: { rareFacilityNamed: false }',
    to: 'when: { rareFacilityNamed: false, not: { settledFrom: 2024-01-01, settledUntil: 2023-12-31 } }',
    faults: [
      [
        '2023-12-31 ',
        'the last day 2023-12-31 is before the first, 2024-01-01: no bill can meet this, correct one of the two',
      ],
    ],
  },
  {
    name: '“任一”里的首末日颠倒',
    pack: 'changzhou',
    from: 'when: { rareFacilityNamed: false }',
    to: 'when: { any: [{ rareFacilityNamed: false }, { settledFrom: 2024-01-01, settledUntil: 2023-12-31 }] }',
    faults: [
      [
        '2023-12-31 ',
        'the last day 2023-12-31 is before the first, 2024-01-01: no bill can meet this, correct one of the two',
      ],
    ],
  },
  {
    name: '一行的末日在答复的首日之前',
    pack: 'chongqing',
    from: 'when: { levelAtLeast: 2, inScopeOver: "30000" }\n    pool: large-cost\n    within: null\n    clause: 二(三)2\n    rows:\n      - categories:',
    to: 'when: { levelAtLeast: 2, settledFrom: 2014-01-01 }\n    pool: large-cost\n    within: null\n    clause: 二(三)2\n    rows:\n      - when: { settledUntil: 2013-12-31 }\n        categories:',
    faults: [
      [
        '2013-12-31 ',
        'the last day 2013-12-31 is before the first, 2014-01-01: no bill can meet this, correct one of the two',
      ],
    ],
  },
  {
    name: '“任一”的末日在外面的首日之前',
    pack: 'changzhou',
    from: 'when: { rareFacilityNamed: false }',
    to: 'when: { settledFrom: 2024-01-01, any: [{ rareFacilityNamed: false }, { settledUntil: 2023-12-31 }] }',
    faults: [
      [
        '2023-12-31 ',
        'the last day 2023-12-31 is before the first, 2024-01-01: no bill can meet this, correct one of the two',
      ],
    ],
  },
  {
    name: '保险表的分段倒着写',
    pack: 'jiyuan',
    from: 'bands: [{ upTo: "100000", share: "0.60" }, { upTo: null, share: "0.70" }]',
    to: 'bands: [{ upTo: null, share: "0.60" }, { upTo: "100000", share: "0.70" }]',
    faults: [
      [
        '"100000',
        'plan henan-catastrophic: band 1 (up to open) does not end below band 2 (up to 100000.00): bands ascend, only the last may be open',
      ],
    ],
  },
  {
    name: '保险表首末日颠倒',
    pack: 'jiyuan',
    from: '    from: 2022-05-01\n    until: null\n    source: 河南省',
    to: '    from: 2022-05-01\n    until: 2022-04-30\n    source: 河南省',
    faults: [
      [
        '2022-04-30',
        'plan henan-catastrophic: the last day 2022-04-30 comes before the first day 2022-05-01: correct one of the two',
      ],
    ],
  },
  {
    name: '保险表什么也没说',
    pack: 'jiyuan',
    from: '    catastrophic:\n      deductible: "11000"\n      bands: [{ upTo: "100000", share: "0.60" }, { upTo: null, share: "0.70" }]\n      cap: "400000"\n',
    to: '    catastrophic: null\n',
    faults: [
      [
        'null\n    catastrophic',
        'plan henan-catastrophic: the plan says nothing: give basic, catastrophic or both',
      ],
    ],
  },
  {
    name: '保险表同一级两行',
    pack: 'changzhou',
    from: '        - care: [inpatient]\n          levels: [1, 2]\n          deductibles: ["400"]',
    to: '        - care: [inpatient]\n          levels: [1, 2, 3]\n          deductibles: ["400"]',
    faults: [
      [
        'care: [inpatient]\n          levels: [3]\n          deductibles: ["8',
        'plan resident-adult: two rows of the plan pay for inpatient at level 3: leave one',
      ],
    ],
  },
  {
    name: '两张同名的保险表在同一天',
    pack: 'changzhou',
    from: 'id: resident-minor',
    to: 'id: resident-adult',
    faults: [
      [
        'id: resident-adult\n    name: 常州市城乡居民医保（未',
        'two plans resident-adult hold on one day: end the earlier one',
      ],
    ],
  },
  {
    name: '没有救助的就医计入自付',
    pack: 'panzhihua',
    from: 'yearSelfPay:\n  care: [inpatient, chronic-outpatient]',
    to: 'yearSelfPay:\n  care: [inpatient, chronic-outpatient, other]',
    faults: [
      [
        'other]\n  evenUncovered',
        'no answer pays for other, so that none of it counts: take it off the list',
      ],
    ],
  },
];

describe('数、段、日子不对的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
