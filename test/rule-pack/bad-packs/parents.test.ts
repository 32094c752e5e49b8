import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseClauses } from '../../../engine/rule-pack/clauses.ts';
import { parsePack } from '../../../engine/rule-pack/parse.ts';
import { FIXTURES, fixtures } from '../primitives/fixture.ts';
import { placeOf } from './bad-pack.ts';

const CHILD = 'xu-shi/2024-03-01';
const text = (file: string) => readFileSync(join(FIXTURES, CHILD, file), 'utf8');
const good = text('pack.yaml');

function parentOf(id: string) {
  const parent = fixtures.find(id);
  return parent.ok ? parent.value : undefined;
}

function faultsOf(yaml: string, markdown = text('clauses.md')): readonly string[] {
  const clauses = parseClauses(markdown, 'clauses.md');
  if (!clauses.ok) return [clauses.problem.message];
  const read = parsePack(yaml, clauses.value, 'pack.yaml', parentOf);
  return read.ok ? [] : read.problems.map((p) => `${p.at}: ${p.message}`);
}

const LAST = '    because: 低保对象年限额由 5 万元提高到 6 万元\n';
/** One more override after the last. */
function andOverride(path: string, value: string, clause = '"2"'): string {
  return `${LAST}  - { path: ${path}, value: ${value}, clause: ${clause}, shownAt: [], because: 试 }\n`;
}

type Row = readonly [
  name: string,
  from: string,
  to: string,
  faults: readonly (readonly [at: string, says: string])[],
];

const bad: readonly Row[] = [
  [
    '没有这份上级文件',
    'parent: xu-sheng/2024-01-01',
    'parent: xu-sheng/2023-01-01',
    [
      [
        'xu-sheng/2023-01-01',
        'there is no pack xu-sheng/2023-01-01 to be the parent: add it or correct the name',
      ],
    ],
  ],
  [
    '上级是它自己',
    'parent: xu-sheng/2024-01-01',
    'parent: xu-shi/2024-03-02',
    [
      [
        'xu-shi/2024-03-02',
        'there is no pack xu-shi/2024-03-02 to be the parent: add it or correct the name',
      ],
    ],
  ],
  [
    '整份重写，而不是写明改动',
    'notComputed:\n',
    'tilt: null\nnotComputed:\n',
    [
      [
        'null\nnotComputed',
        'unknown key "tilt": correct the spelling or remove it (a pack with a parent has a head, overrides and notComputed only)',
      ],
    ],
  ],
  [
    '改动没有理由',
    '    because: 低保对象由 70% 提高到 75%\n',
    '',
    [
      [
        'path: answers.aid.rows.0.share.value',
        'overrides.0.because is missing: write text (a pack with a parent has a head, overrides and notComputed only)',
      ],
    ],
  ],
  [
    '上级没有这一项',
    'path: answers.aid.rows.0.cap',
    'path: answers.aids.rows.0.cap',
    [
      [
        'answers.aids.rows.0.cap',
        'override of answers.aids.rows.0.cap, which the parent does not have: correct the path',
      ],
    ],
  ],
  [
    '改成上级本来的数',
    "value: '0.75'",
    "value: '0.70'",
    [
      [
        'answers.aid.rows.0.share.value',
        'override of answers.aid.rows.0.share.value to what the parent already says: it overrides nothing, remove it',
      ],
    ],
  ],
  [
    '改每份文件自己写的头',
    LAST,
    andOverride('inForce.until', '2026-12-31'),
    [
      [
        'inForce.until',
        'override of inForce.until, which each pack says of itself: write it there',
      ],
    ],
  ],
  [
    '同一处改了两次',
    LAST,
    andOverride('answers.aid.rows.0.share', '{ kind: of-all, value: "0.80", clause: "2" }'),
    [
      [
        'answers.aid.rows.0.share,',
        'override of answers.aid.rows.0.share, which the override of answers.aid.rows.0.share.value already changes: write one of the two',
      ],
    ],
  ],
  [
    '改出来的数不是比例',
    "value: '0.75'",
    "value: '75%'",
    [[`'75%'`, 'answers.aid.rows.0.share.value: "75%" is not a share from 0 to 1, such as "0.65"']],
  ],
  [
    '改出来的一项不成样子',
    "value: { kind: amount, yuan: '60000', clause: '2' }",
    "value: { kind: amount, yuan: '60000', clause: '2', per: year }",
    [['year }', 'unknown key "per": correct the spelling or remove it']],
  ],
  [
    '改出来的条文没有释义',
    "value: { kind: amount, yuan: '60000', clause: '2' }",
    "value: { kind: amount, yuan: '60000', clause: '7' }",
    [["'7'", 'clause 7 has no heading in clauses.md: write it there, or correct it']],
  ],
  [
    '改动以后有一类没有答复',
    LAST,
    andOverride('answers.aid.rows.1.categories', '[minimum-living]'),
    [
      [
        'answers.aid.rows.1.categories',
        '低保对象 (minimum-living) already has an answer for inpatient that always holds: this one is never reached, remove it or say when it holds',
      ],
      [
        'xu-sheng/2024-01-01',
        '低保边缘家庭成员 (low-income-margin) has no answer for inpatient: write a benefit or a refusal',
      ],
    ],
  ],
];

test('上级的改动在下级又改了的，只说下级的', () => {
  const county = readFileSync(join(FIXTURES, 'xu-xian/2024-06-01/pack.yaml'), 'utf8');
  const overridesWith = (path: string, value: string) => {
    const again = `overrides:\n  - { path: ${path}, value: ${value}, clause: 甲, shownAt: [aid], because: 试 }\n`;
    const clauses = parseClauses(
      '# 虚县\n\n## 甲 试\n\n试。\n\n## 乙 施行\n\n试。\n',
      'clauses.md',
    );
    const yaml = county.replace('overrides:\n', () => again);
    const read = clauses.ok ? parsePack(yaml, clauses.value, 'pack.yaml', parentOf) : clauses;
    return read.ok ? read.value.data.overrides?.map((o) => [o.path, o.clause]) : read;
  };
  const [share, cap] = [
    ['answers.aid.rows.0.share.value', '虚市府〔2024〕2号·1'],
    ['answers.aid.rows.0.cap', '虚市府〔2024〕2号·2'],
  ];
  const own = ['tilt.line', '甲'];
  expect(overridesWith('answers.aid.rows.0.cap', '{ kind: none, clause: 甲 }')).toEqual([
    share,
    ['answers.aid.rows.0.cap', '甲'],
    own,
  ]);
  expect(
    overridesWith('answers.aid.rows.0.share', '{ kind: of-all, value: "0.8", clause: 甲 }'),
  ).toEqual([cap, ['answers.aid.rows.0.share', '甲'], own]);
  expect(overridesWith('answers.aid.rows.0.cap.yuan', '"65000"')).toEqual([
    share,
    cap,
    ['answers.aid.rows.0.cap.yuan', '甲'],
    own,
  ]);
});

describe('下级文件的改动不对：指出位置，说明怎样改', () => {
  test('原来的没有毛病', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  test.each(bad)('%s', (_name, from, to, faults) => {
    expect(good).toContain(from);
    const yaml = good.replace(from, () => to);
    expect(faultsOf(yaml)).toEqual(
      faults.map(([at, says]) => `pack.yaml:${placeOf(yaml, at)}: ${says}`),
    );
  });

  test('自己的条文没有用处：在条文那里指出', () => {
    const yaml = good.slice(0, good.indexOf('notComputed:'));
    const line = text('clauses.md').split('\n').indexOf('## 4 督导') + 1;
    expect(faultsOf(yaml)).toEqual([
      `clauses.md:${line}:1: clause 4 of clauses.md is used nowhere: use it, or list it under notComputed`,
    ]);
  });

  test('上级的条文不能在这里再用自己的名字', () => {
    const yaml = good.replace(
      "inForce: { from: 2024-03-01, until: null, clause: '3' }",
      () => 'inForce: { from: 2024-03-01, until: null, clause: 五 }',
    );
    expect(faultsOf(yaml)).toEqual([
      `pack.yaml:${placeOf(yaml, '五 }')}: clause 五 has no heading in clauses.md: write it there, or correct it`,
      expect.stringContaining('clause 3 of clauses.md is used nowhere'),
    ]);
  });
});
