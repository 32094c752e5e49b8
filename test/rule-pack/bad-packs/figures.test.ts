import { describe, test } from 'vitest';
import { expectFaults, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '没有登记的公布标准',
    pack: 'panzhihua',
    from: 'sources: [{ kind: figure, figure: poverty-monitor-line }]',
    to: 'sources: [{ kind: figure, figure: tilt-line }]',
    faults: [
      ['tilt-line', 'figure tilt-line is not under figures: add it there with its clause'],
      [
        '{ key: poverty-monitor-line',
        'figure poverty-monitor-line is used nowhere: use it or remove it',
      ],
    ],
  },
  {
    name: '公布标准没有人用',
    pack: 'hechuan',
    from: 'figures:\n',
    to: 'figures:\n  - { key: resident-income, name: 居民人均可支配收入, clause: 二(四)1 }\n',
    faults: [
      ['{ key: resident-income', 'figure resident-income is used nowhere: use it or remove it'],
    ],
  },
  {
    name: '公布标准写了两次',
    pack: 'panzhihua',
    from: 'figures:\n',
    to: 'figures:\n  - { key: resident-income, name: 居民收入, clause: 第十二条（一） }\n',
    faults: [
      [
        '{ key: resident-income, name: 本市上年度居民人均可',
        'figure resident-income is there twice: leave one',
      ],
    ],
  },
  {
    name: '拿比例当金额',
    pack: 'chongqing',
    from: 'cap: { kind: at-least, yuan: "100", figure: ordinary-outpatient-cap,',
    to: 'cap: { kind: at-least, yuan: "100", figure: ordinary-outpatient-share,',
    faults: [
      [
        '{ key: ordinary-outpatient-cap',
        'figure ordinary-outpatient-cap is used nowhere: use it or remove it',
      ],
      [
        'ordinary-outpatient-share, clause: 二(二)1 }\n  -',
        'figure ordinary-outpatient-share is a share, and an amount is needed here: name another figure',
      ],
      [
        'ordinary-outpatient-share, clause: 二(二)1 }\n  -',
        'figure ordinary-outpatient-share has two floors: give it one in all places',
      ],
    ],
  },
  {
    name: '拿金额当比例',
    pack: 'chongqing',
    from: 'share: { kind: at-least, value: "0.60", figure: ordinary-outpatient-share,',
    to: 'share: { kind: at-least, value: "0.60", figure: ordinary-outpatient-cap,',
    faults: [
      [
        '{ key: ordinary-outpatient-share',
        'figure ordinary-outpatient-share is used nowhere: use it or remove it',
      ],
      [
        'ordinary-outpatient-cap, clause: 二(二)1 }\n   ',
        'figure ordinary-outpatient-cap is an amount, and a share is needed here: name another figure',
      ],
      [
        'ordinary-outpatient-cap, clause: 二(二)1 }\n  -',
        'figure ordinary-outpatient-cap has two floors: give it one in all places',
      ],
    ],
  },
  {
    name: '随包的数没有登记',
    pack: 'changzhou',
    from: 'published: []',
    to: 'published: [{ key: tilt-line, yuan: "1", from: 2023-01-01, until: null, source: 某文, confidence: seen (official) }]',
    faults: [['tilt-line', 'figure tilt-line is not under figures: add it there with its clause']],
  },
  {
    name: '随包的数是比例',
    pack: 'chongqing',
    from: 'published: []',
    to: 'published: [{ key: major-share-first, yuan: "1", from: 2023-01-01, until: null, source: 某文, confidence: seen (official) }]',
    faults: [
      [
        'major-share-first, yuan',
        'figure major-share-first is a share: what a pack brings along are amounts, let offices enter it',
      ],
    ],
  },
  {
    name: '随包的数首末日颠倒',
    pack: 'jiyuan',
    from: 'yuan: "3390"\n    from: 2023-05-01\n    until: null',
    to: 'yuan: "3390"\n    from: 2023-05-01\n    until: 2023-04-30',
    faults: [
      [
        '2023-04-30',
        'the last day 2023-04-30 is before the first, 2023-05-01: correct one of the two',
      ],
    ],
  },
  {
    name: '随包的数有一天重叠',
    pack: 'jiyuan',
    from: '  - key: deductible-illness\n    yuan: "8475"',
    to: '  - { key: deductible-margin, yuan: "3200", from: 2022-05-01, until: 2023-05-01, source: 某文, confidence: seen (official) }\n  - key: deductible-illness\n    yuan: "8475"',
    faults: [
      [
        '{ key: deductible-margin, yuan',
        'two published values of deductible-margin hold on one day (from 2023-05-01 and from 2022-05-01): end the earlier one',
      ],
    ],
  },
  {
    name: '一个标准两个下限',
    pack: 'chongqing',
    from: '&ordinary-inpatient-cap\n          { kind: at-least, yuan: "6000", figure: ordinary-inpatient-cap,',
    to: '&ordinary-inpatient-cap\n          { kind: at-least, yuan: "6000", figure: ordinary-outpatient-cap,',
    faults: [
      [
        '{ key: ordinary-inpatient-cap',
        'figure ordinary-inpatient-cap is used nowhere: use it or remove it',
      ],
      [
        'ordinary-outpatient-cap, clause: 二(二)1',
        'figure ordinary-outpatient-cap has two floors: give it one in all places',
      ],
    ],
  },
];

describe('公布标准不对的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
