import { describe, test } from 'vitest';
import { expectFaults, type BadPack } from './bad-pack.ts';

const bad: readonly BadPack[] = [
  {
    name: '一类人在一种医疗里没有答复',
    pack: 'panzhihua',
    from: 'categories: [poverty-monitored, low-income-margin, illness-impoverished]',
    to: 'categories: [poverty-monitored, low-income-margin]',
    faults: [
      [
        '{ id: illness-impoverished',
        '因病致贫重病患者 (illness-impoverished) has no answer for ordinary-outpatient: write a benefit or a refusal',
      ],
    ],
  },
  {
    name: '只有有条件的答复',
    pack: 'chongqing',
    from: '    categories: [hardship-student]\n    clause: 二(三)末\n  - id: special',
    to: '    categories: [hardship-student]\n    when: { registered: false }\n    clause: 二(三)末\n  - id: special',
    faults: [
      [
        '{ id: hardship-student',
        '家庭经济困难的在校大学生 (hardship-student) has no answer for inpatient: all its answers are conditional; write what holds otherwise',
      ],
    ],
  },
  {
    name: '行上有条件，后面没有兜底',
    pack: 'chongqing',
    from: '- categories: [minimum-living, entitled-group]\n',
    to: '- categories: [minimum-living, entitled-group]\n        when: { registered: true }\n',
    faults: [
      [
        '{ id: minimum-living',
        '城乡低保对象 (minimum-living) has no answer for ordinary-outpatient: all its answers are conditional; write what holds otherwise',
      ],
      [
        '{ id: entitled-group',
        '在乡重点优抚对象 (entitled-group) has no answer for ordinary-outpatient: all its answers are conditional; write what holds otherwise',
      ],
    ],
  },
  {
    name: '永远轮不到的拒付',
    pack: 'chongqing',
    from: 'categories: [orphan, severely-disabled, registered-hardship]',
    to: 'categories: [orphan, severely-disabled, registered-hardship, entitled-group]',
    faults: [
      [
        'id: no-ordinary-outpatient',
        '在乡重点优抚对象 (entitled-group) already has an answer for ordinary-outpatient that always holds: this one is never reached, remove it or say when it holds',
      ],
    ],
  },
  {
    name: '永远轮不到的一行',
    pack: 'panzhihua',
    from: '- categories: [minimum-living]\n        deductible: { kind: none, clause: 第十条 }',
    to: '- categories: [minimum-living, orphan]\n        deductible: { kind: none, clause: 第十条 }',
    faults: [
      [
        'categories: [minimum-living, orphan',
        '孤儿 (orphan) already has an answer for ordinary-outpatient that always holds: this one is never reached, remove it or say when it holds',
      ],
    ],
  },
  {
    name: '同一个条件下已有答复的一行',
    pack: 'hechuan',
    from: '- categories: [poverty-monitored, low-income-margin, illness-impoverished]\n        share: { kind: of-all, value: "0.60", clause: 二(三)2 }',
    to: '- categories: [poverty-monitored, low-income-margin, illness-impoverished, destitute]\n        share: { kind: of-all, value: "0.60", clause: 二(三)2 }',
    faults: [
      [
        'categories: [poverty-monitored, low-income-margin, illness-impoverished, destitute]',
        '特困人员 (destitute) already has an answer for inpatient that holds then: this one is never reached, remove it or say when it holds',
      ],
      [
        'categories: [poverty-monitored, low-income-margin, illness-impoverished, destitute]',
        '特困人员 (destitute) already has an answer for chronic-outpatient that holds then: this one is never reached, remove it or say when it holds',
      ],
    ],
  },
  {
    name: '条件更窄，也轮不到',
    pack: 'chongqing',
    from: '    when: { levelAtLeast: 2, inScopeOver: "30000" }\n    pool: large-cost\n    within: null\n    clause: 二(三)2\n    rows:\n      - categories: *first-five\n        share:',
    to: '    when: { diseaseIn: special-diseases }\n    pool: large-cost\n    within: null\n    clause: 二(三)2\n    rows:\n      - categories: [orphan]\n        when: { levelAtLeast: 2 }\n        share:',
    faults: [
      [
        'categories: [orphan]\n        when: { levelAtLeast: 2 }',
        '城乡孤儿 (orphan) already has an answer for inpatient that holds then: this one is never reached, remove it or say when it holds',
      ],
      [
        'categories: *sixth-and-seventh\n        share: { kind: at-least, value: "0.50", figure: major-share-other, clause: 二(三)2 }',
        '城乡重度残疾人员 (severely-disabled) already has an answer for inpatient that holds then: this one is never reached, remove it or say when it holds',
      ],
      [
        'categories: *sixth-and-seventh\n        share: { kind: at-least, value: "0.50", figure: major-share-other, clause: 二(三)2 }',
        '民政部门建档的其他特殊困难人员 (registered-hardship) already has an answer for inpatient that holds then: this one is never reached, remove it or say when it holds',
      ],
    ],
  },
];

describe('答复不全或多余的规则包：指出位置，说明怎样改', () => {
  test.each(bad)('$name', (row) => {
    expectFaults(row);
  });
});
