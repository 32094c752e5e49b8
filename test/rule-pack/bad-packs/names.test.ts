import { describe, test } from 'vitest';
import { expectFaults, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '条文没有释义',
    pack: 'panzhihua',
    from: 'retroactive: { clause: 第十九条',
    to: 'retroactive: { clause: 第九十条',
    faults: [
      ['第九十条', 'clause 第九十条 has no heading in clauses.md: write it there, or correct it'],
    ],
  },
  {
    name: '另读引的条文没有释义',
    pack: 'chongqing',
    from: 'cap: { kind: at-least, yuan: "100000", figure: major-disease-cap, clause: 二(三)1 }\n  - id: students',
    to: 'cap: { kind: at-least, yuan: "100000", figure: major-disease-cap, clause: 二(三)9 }\n  - id: students',
    faults: [
      ['二(三)9', 'clause 二(三)9 has no heading in clauses.md: write it there, or correct it'],
    ],
  },
  {
    name: '有算法的条文列在不计算里',
    pack: 'panzhihua',
    from: 'clauses: [第七条, 第二十二条,',
    to: 'clauses: [第七条, 第八条, 第二十二条,',
    faults: [
      [
        '第八条,',
        'clause 第八条 is listed under notComputed and named elsewhere too: take it off the list',
      ],
    ],
  },
  {
    name: '对象没有排位',
    pack: 'panzhihua',
    from: 'categories: [minimum-living, poverty-monitored]',
    to: 'categories: [minimum-living, three-withouts]',
    faults: [
      [
        'three-withouts',
        'category three-withouts is not in categories.ranked: add it there or correct it',
      ],
    ],
  },
  {
    name: '对象排了两次',
    pack: 'panzhihua',
    from: '{ id: illness-impoverished, name: 因病致贫重病患者, clause: 第四条（六） }',
    to: '{ id: illness-impoverished, name: 因病致贫重病患者, clause: 第四条（六） }\n    - { id: orphan, name: 孤儿, clause: 第四条（二） }',
    faults: [
      [
        '{ id: orphan, name: 孤儿, clause: 第四条（二） }\n  t',
        'category orphan is there twice: leave one',
      ],
    ],
  },
  {
    name: '一行里同一类写了两次',
    pack: 'jiyuan',
    from: 'categories: [destitute, minimum-living, returned-to-poverty]\n        share',
    to: 'categories: [destitute, minimum-living, returned-to-poverty, destitute]\n        share',
    faults: [
      [
        'destitute]\n        share: { kind: of-all, value: "0.5',
        'category destitute is there twice: leave one',
      ],
    ],
  },
  {
    name: '资助行里同一类写了两次',
    pack: 'panzhihua',
    from: 'categories: [minimum-living, poverty-monitored]',
    to: 'categories: [minimum-living, minimum-living]',
    faults: [['minimum-living]\n      tiers', 'category minimum-living is there twice: leave one']],
  },
  {
    name: '没有这个限额池',
    pack: 'panzhihua',
    from: '    pool: ordinary-outpatient\n    within: null\n    clause: 第十条',
    to: '    pool: ordinary\n    within: null\n    clause: 第十条',
    faults: [['ordinary\n', 'pool ordinary is not under pools: add it there or correct it']],
  },
  {
    name: '限额池没有人用',
    pack: 'changzhou',
    from: 'pools:\n',
    to: 'pools:\n  - { id: drugs, title: 药品年度救助限额, clause: 四(六) }\n',
    faults: [['{ id: drugs', 'pool drugs is used by no answer: use it or remove it']],
  },
  {
    name: '限额池写了两次',
    pack: 'jiyuan',
    from: 'pools:\n',
    to: 'pools:\n  - { id: inpatient-and-outpatient, title: 年度最高救助限额, clause: 四(三)3 }\n',
    faults: [
      [
        '{ id: inpatient-and-outpatient, title: 住',
        'pool inpatient-and-outpatient is there twice: leave one',
      ],
    ],
  },
  {
    name: '限额池在它自己里面',
    pack: 'hechuan',
    from: '    pool: large-cost\n    within: null',
    to: '    pool: large-cost\n    within: { pool: large-cost, cap: { kind: none, clause: 二(三)2第2段 } }',
    faults: [['large-cost, cap', 'pool large-cost cannot lie within itself: name the wider pool']],
  },
  {
    name: '没有这个病种名单',
    pack: 'jiyuan',
    from: 'when: { not: { diseaseIn: outpatient-diseases } }',
    to: 'when: { not: { diseaseIn: chronic-diseases } }',
    faults: [
      [
        'chronic-diseases',
        'disease list chronic-diseases is not under diseaseLists: add it there or correct it',
      ],
      [
        'id: outpatient-diseases',
        'disease list outpatient-diseases is used by no answer: use it or remove it',
      ],
    ],
  },
  {
    name: '病种名单没有人用',
    pack: 'changzhou',
    from: 'diseaseLists: []',
    to: 'diseaseLists:\n  - { id: rare-diseases, name: 罕见病, clause: 四(六), agencyMarks: false, diseases: [{ name: 戈谢病 }] }',
    faults: [
      [
        '{ id: rare-diseases',
        'disease list rare-diseases is used by no answer: use it or remove it',
      ],
    ],
  },
  {
    name: '同一病名写了两次',
    pack: 'chongqing',
    from: '- { name: 甲亢 }',
    to: '- { name: 甲亢 }\n      - { name: 甲状腺功能亢进, also: [甲亢] }',
    faults: [
      ['{ name: 甲状腺功能亢进', 'disease of special-diseases 甲亢 is there twice: leave one'],
    ],
  },
  {
    name: '两个名单同名',
    pack: 'chongqing',
    from: '- id: quota-diseases\n    name',
    to: '- id: special-diseases\n    name',
    faults: [
      [
        'id: special-diseases\n    name: 定额付费的儿童疾病',
        'disease list special-diseases is there twice: leave one',
      ],
      [
        'quota-diseases ',
        'disease list quota-diseases is not under diseaseLists: add it there or correct it',
      ],
    ],
  },
  {
    name: '两个答复同名',
    pack: 'changzhou',
    from: '- id: rare-facility-not-named',
    to: '- id: rare-disease-not-listed',
    faults: [
      [
        'id: rare-disease-not-listed\n    kind: refusal\n    reason: RARE_F',
        'answer rare-disease-not-listed is there twice: leave one',
      ],
    ],
  },
  {
    name: '两个读法同名',
    pack: 'panzhihua',
    from: '- id: tilt-needs-referral-record',
    to: '- id: commercial-before-aid',
    faults: [
      [
        'id: commercial-before-aid\n    clause: 第十',
        'reading commercial-before-aid is there twice: leave one',
      ],
    ],
  },
  {
    name: '两行资助同名',
    pack: 'hechuan',
    from: '- id: tier-one-minimum-living',
    to: '- id: tier-one-destitute',
    faults: [
      [
        'id: tier-one-destitute\n      kind: share\n      value: "0',
        'subsidy row tier-one-destitute is there twice: leave one',
      ],
    ],
  },
  {
    name: '折算的类别不在这一行',
    pack: 'hechuan',
    from: 'countsAs: { de-facto-orphan: orphan }\n        clause: 二(一)3\n  - id: tier-two',
    to: 'countsAs: { demobilised-soldier: orphan }\n        clause: 二(一)3\n  - id: tier-two',
    faults: [
      [
        'set:\n      answers.original-policy',
        'with reading original-policy-2012, countsAs names demobilised-soldier, which is not among the categories: add it there or remove it',
      ],
    ],
  },
];

describe('名字对不上的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
