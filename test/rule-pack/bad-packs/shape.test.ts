import { describe, test } from 'vitest';
import { packText } from '../read-pack.ts';
import { expectFaults, PACKS, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '未知的键',
    pack: 'panzhihua',
    from: '  drugCost: null',
    to: '  drugCost: null\n  hint: 先商保',
    faults: [['先商保\n', 'unknown key "hint": correct the spelling or remove it']],
  },
  {
    name: '拼错的键：缺一个，多一个',
    pack: 'panzhihua',
    from: 'payout: { clause: 第二十七条, byApplication: null }',
    to: 'payout: { clause: 第二十七条, byAplication: null }',
    faults: [
      [
        '{ clause: 第二十七条',
        'payout.byApplication is missing: write its parts, or null where the document has none',
      ],
      ['null }\n\nsubsidy', 'unknown key "byAplication": correct the spelling or remove it'],
    ],
  },
  {
    name: '缺一节',
    pack: 'panzhihua',
    from: 'control: null\n',
    to: '',
    faults: [
      ['id: panzhihua', 'control is missing: write its parts, or null where the document has none'],
    ],
  },
  {
    name: '不认得的答复种类',
    pack: 'panzhihua',
    from: '    kind: refusal\n    reason: CARE_NOT_COVERED\n',
    to: '    kind: denial\n    reason: CARE_NOT_COVERED\n',
    faults: [
      ['denial', 'answers.not-covered.kind is "denial": write "benefit", "refusal", "of-pack"'],
    ],
  },
  {
    name: '不认得的拒付理由',
    pack: 'panzhihua',
    from: 'reason: CARE_NOT_COVERED\n',
    to: 'reason: NOT_COVERED\n',
    faults: [
      [
        'NOT_COVERED\n',
        'answers.not-covered.reason is "NOT_COVERED": write "CARE_NOT_COVERED", "CARE_NOT_COVERED_FOR_CATEGORY", "ORIGINAL_POLICY", "NOT_SPECIAL_DISEASE", "LEVEL_TOO_LOW", "STAY_NOT_OVER_THRESHOLD", "DISEASE_NOT_LISTED", "TREATMENT_NOT_LISTED", "QUOTA_POLICY", "SCHOOL_AID", "NOT_REGISTERED", "RARE_DISEASE_NOT_LISTED", "RARE_FACILITY_NOT_NAMED"',
      ],
    ],
  },
  {
    name: '不认得的医疗类别',
    pack: 'changzhou',
    from: 'care: [other]',
    to: 'care: [dental]',
    faults: [
      [
        'dental',
        'answers.not-covered.care.0 is "dental": write "inpatient", "chronic-outpatient", "ordinary-outpatient", "dual-channel-drug", "specific-disease-drug", "rare-disease-drug", "other"',
      ],
    ],
  },
  {
    name: '不认得的对象类别',
    pack: 'panzhihua',
    from: 'categories: [poverty-monitored]\n        deductible',
    to: 'categories: [poverty-monitor]\n        deductible',
    faults: [
      [
        'poverty-monitor]',
        'answers.inpatient-and-chronic.rows.2.categories.0 is "poverty-monitor": write "destitute", "orphan", "de-facto-orphan", "minimum-living", "low-income-margin", "returned-to-poverty", "poverty-monitored", "illness-impoverished", "entitled-group", "demobilised-soldier", "severely-disabled", "hardship-student", "three-withouts", "five-guarantees", "registered-hardship", "child-in-hardship", "retrenched-worker", "expenditure-hardship", "temporary-relief", "hardship-worker-family", "disabled-without-income", "other"',
      ],
    ],
  },
  {
    name: '没有对象的一行',
    pack: 'panzhihua',
    from: 'categories: [poverty-monitored]\n        deductible',
    to: 'categories: []\n        deductible',
    faults: [
      [
        '[]\n   ',
        'answers.inpatient-and-chronic.rows.2.categories is []: write at least 1 of them',
      ],
    ],
  },
  {
    name: '对象既不是 all 也不是一列',
    pack: 'changzhou',
    from: '  - kind: waived\n    categories: all',
    to: '  - kind: waived\n    categories: everybody',
    faults: [['everybody', 'deposits.0.categories is "everybody": write "all" or a list']],
  },
  {
    name: '空的条件',
    pack: 'hechuan',
    from: 'when: { diseaseIn: special-diseases }',
    to: 'when: {}',
    faults: [
      [
        '{}\n ',
        'answers.special-disease.when is {}: a condition must say something: leave `when` out where the answer always holds',
      ],
    ],
  },
  {
    name: '空的“不”',
    pack: 'jiyuan',
    from: 'when: { not: { diseaseIn: outpatient-diseases } }',
    to: 'when: { not: {} }',
    faults: [
      [
        '{} }',
        'answers.outpatient-disease-not-listed.when.not is {}: a condition must say something: leave `when` out where the answer always holds',
      ],
    ],
  },
  {
    name: '“任一”只有一条',
    pack: 'chongqing',
    from: 'when: { any: [{ ageAtLeast: 80 }, { homeMaintenance: true }] }',
    to: 'when: { any: [{ ageAtLeast: 80 }] }',
    faults: [
      [
        '[{ ageAtLeast',
        'answers.quota-outpatient.rows.1.when.any is [{"ageAtLeast":80}]: write at least 2 of them',
      ],
    ],
  },
  {
    name: '条件里不认得的键',
    pack: 'chongqing',
    from: 'when: { levelAtLeast: 2, inScopeOver: "30000" }',
    to: 'when: { levelAtLeast: 2, inScopeAbove: "30000" }',
    faults: [['"30000', 'unknown key "inScopeAbove": correct the spelling or remove it']],
  },
  {
    name: '没有答复',
    pack: 'hechuan',
    from: 'readings:\n',
    to: 'readings: 各有两说\nold:\n',
    faults: [
      ['各有两说', 'readings is "各有两说": write a list'],
      ['old:', 'unknown key "old": correct the spelling or remove it'],
    ],
  },
  {
    name: '读法什么也没有改',
    pack: 'panzhihua',
    from: 'set: { tilt.route.referral: [compliant] }',
    to: 'set: {}',
    faults: [
      [
        '{}\n ',
        'readings.tilt-needs-referral-record.set is {}: a reading must set something: write a path and its value',
      ],
    ],
  },
  {
    name: '同一个键写了两次',
    pack: 'panzhihua',
    from: 'region: { name: 攀枝花市, code: "510400" }',
    to: 'region: { name: 攀枝花市, name: 攀枝花, code: "510400" }',
    faults: [
      ['name: 攀枝花,', 'this is not YAML: Map keys must be unique. Leave one of the two keys'],
    ],
  },
  {
    name: '括号没有合上',
    pack: 'panzhihua',
    from: 'place: [county, city]\n',
    to: 'place: [county, city\n',
    faults: [
      [
        'primaryCareFirst',
        'this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. Mend the brackets, quotes or indentation here',
      ],
      [
        'true\n   ',
        'this is not YAML: Nested mappings are not allowed in compact mappings. Mend the brackets, quotes or indentation here',
      ],
      [
        'true\n   ',
        'this is not YAML: Implicit keys need to be on a single line. Mend the brackets, quotes or indentation here',
      ],
    ],
  },
  {
    name: '别名没有锚',
    pack: 'hechuan',
    from: 'rows: &special-disease-rows',
    to: 'rows:',
    faults: [
      [
        '*special-disease-rows',
        'alias *special-disease-rows has no anchor before it: write &special-disease-rows where it is first meant, or correct it',
      ],
    ],
  },
  {
    name: '不认得的公布标准',
    pack: 'jiyuan',
    from: '{ key: tilt-line, name',
    to: '{ key: tilt-lines, name',
    faults: [
      [
        'tilt-lines',
        'figures.3.key is "tilt-lines": write "resident-income", "poverty-monitor-line", "deductible-margin", "deductible-illness", "tilt-line", "warning-line", "quota-outpatient-cap", "ordinary-outpatient-cap", "ordinary-outpatient-share", "ordinary-inpatient-cap", "ordinary-inpatient-share-first", "ordinary-inpatient-share-other", "major-disease-cap", "large-cost-cap", "major-share-first", "major-share-other"',
      ],
    ],
  },
  {
    name: '别名在它自己里面',
    pack: 'panzhihua',
    from: 'diseaseLists: []',
    to: 'diseaseLists: &lists [{ id: a, diseases: *lists }]',
    faults: [
      [
        '*lists',
        'alias *lists has no anchor before it: write &lists where it is first meant, or correct it',
      ],
    ],
  },
  {
    name: '空的文件',
    pack: 'panzhihua',
    from: packText(PACKS.panzhihua, 'pack.yaml'),
    to: '# 草稿',
    faults: [['# 草稿', 'the pack is null: write its parts']],
  },
];

describe('少了、多了、写错种类的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
