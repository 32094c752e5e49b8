import { describe, expect, test } from 'vitest';
import { packDiffText } from '../../engine/telling/pack-diff-text.ts';
import { diffPacks } from '../../engine/telling/pack-diff.ts';
import type { FindPack } from '../../engine/rule-pack/packs-named.ts';
import type { ParsedPack } from '../../engine/rule-pack/parsed-pack.ts';
import { editedPack } from './edited-pack.ts';
import { rulePacks } from './read-pack.ts';

const { packs } = rulePacks();
const find: FindPack = (id) => packs.find((pack) => pack.data.id === id);

function pack(id: string): ParsedPack {
  const found = find(id);
  if (found === undefined) throw new Error(`no pack ${id}`);
  return found;
}

const PANZHIHUA = 'panzhihua/2023-02-01';

/** The lines of a comparison that say something, without their margins. */
function linesOf(from: ParsedPack, to: ParsedPack): readonly string[] {
  const text = packDiffText(diffPacks(from, to, find));
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replaceAll(/ {2,}/g, '  '))
    .filter((line) => line !== '');
}

describe('两个规则包有什么不同', () => {
  test.each(packs.map((p) => [p.data.id] as const))('%s 与自己没有不同', (id) => {
    const diff = diffPacks(pack(id), pack(id), find);
    expect(diff.elsewhere).toBe(false);
    expect(linesOf(pack(id), pack(id))).toEqual(['没有不同。']);
  });

  test('比例、限额、起付：按人员类别一项一项列出，前后都注明条文', () => {
    const later = editedPack(PANZHIHUA, [
      ['value: "0.65", clause: 第十二条（二）', 'value: "0.70", clause: 第十二条（二）'],
      ['share: "0.10", figure: resident-income', 'share: "0.12", figure: resident-income'],
    ]);
    expect(linesOf(pack(PANZHIHUA), later)).toEqual([
      '■ 防止返贫监测对象',
      '住院、门诊慢特病',
      '住院和门诊慢特病救助：',
      '原 比例  65%  [第十二条（二）]',
      '改 比例  70%  [第十二条（二）]',
      '■ 低保边缘家庭成员',
      '住院、门诊慢特病',
      '住院和门诊慢特病救助：',
      '原 起付  「本市上年度居民人均可支配收入」的 10%  [第十二条（一）]',
      '改 起付  「本市上年度居民人均可支配收入」的 12%  [第十二条（一）]',
    ]);
  });

  test('几类人员同样改动的，合在一起', () => {
    const later = editedPack(PANZHIHUA, [
      [
        'cap: { kind: amount, yuan: "20000", clause: 第十三条 }',
        'cap: { kind: none, clause: 第十三条 }',
      ],
    ]);
    expect(linesOf(pack(PANZHIHUA), later)).toEqual([
      '■ 特困人员、孤儿、低保对象、防止返贫监测对象、低保边缘家庭成员、因病致贫重病患者',
      '倾斜救助',
      '原 限额  每年 20,000 元  [第十三条]',
      '改 限额  不设限额  [第十三条]',
    ]);
  });

  test('待遇变成不救助，写明减去什么、增加什么', () => {
    const later = editedPack(PANZHIHUA, [
      [
        `  - id: ordinary-outpatient
    kind: benefit
    title: 普通门诊救助
    care: [ordinary-outpatient]
    pool: ordinary-outpatient
    within: null
    clause: 第十条
    rows:
      - categories: [minimum-living]
        deductible: { kind: none, clause: 第十条 }
        share: { kind: of-all, value: "0.70", clause: 第十条 }
        cap: { kind: amount, yuan: "800", clause: 第十条 }
`,
        '',
      ],
      [
        'categories: [poverty-monitored, low-income-margin, illness-impoverished]',
        'categories: [minimum-living, poverty-monitored, low-income-margin, illness-impoverished]',
      ],
    ]);
    expect(linesOf(pack(PANZHIHUA), later)).toEqual([
      '■ 低保对象',
      '普通门诊',
      '减 待遇  普通门诊救助  [第十条]',
      '比例  70%  [第十条]',
      '起付  不设起付标准  [第十条]',
      '限额  普通门诊年度救助限额：800 元  [第十条]',
      '增 不救助  低保对象没有普通门诊救助待遇。  [第十条]',
    ]);
  });

  test('先后次序改了，也是不同', () => {
    const [first, second] = [
      `  - id: rare-disease-not-listed
    kind: refusal
    reason: RARE_DISEASE_NOT_LISTED
    care: [rare-disease-drug]
    categories: all
    when: { rareDiseaseListed: false }
    clause: 四(六)
`,
      `  - id: rare-facility-not-named
    kind: refusal
    reason: RARE_FACILITY_NOT_NAMED
    care: [rare-disease-drug]
    categories: all
    when: { rareFacilityNamed: false }
    clause: 四(六)
`,
    ];
    const id = 'changzhou/2023-01-01';
    const lines = linesOf(pack(id), editedPack(id, [[first + second, second + first]]));
    expect(lines.slice(1)).toEqual([
      '罕见病药品',
      '答复的先后：',
      '原 先后  不属于省定罕见病；不是罕见病指定治疗机构；省定罕见病药品救助',
      '改 先后  不是罕见病指定治疗机构；不属于省定罕见病；省定罕见病药品救助',
    ]);
  });

  test.each([
    [
      '文件',
      [['until: 2028-01-31', 'until: 2029-01-31']],
      ['原 施行：2023-02-01 至 2028-01-31', '改 施行：2023-02-01 至 2029-01-31'],
    ],
    [
      '救助对象',
      [['name: 孤儿, clause', 'name: 孤儿和事实无人抚养儿童, clause']],
      ['原 orphan：孤儿（第 2 类）', '改 orphan：孤儿和事实无人抚养儿童（第 2 类）'],
    ],
    [
      '须另行公布的标准',
      [['name: 本市防止返贫监测收入标准', 'name: 防止返贫监测标准']],
      [
        '原 poverty-monitor-line：「本市防止返贫监测收入标准」',
        '改 poverty-monitor-line：「防止返贫监测标准」',
      ],
    ],
    [
      '期限和基金',
      [['listHandover: null', 'listHandover: { day: 5, clause: 第十八条 }']],
      ['增 名单移交：每月 5 日前，法定节假日顺延'],
    ],
    [
      '读法',
      [
        [
          'set: { categories.retroactive.onlyIfUnrecognised: true }',
          'set: { categories.retroactive: null }',
        ],
      ],
      [
        '原 retroactive-only-if-unrecognised：categories.retroactive.onlyIfUnrecognised = true',
        '改 retroactive-only-if-unrecognised：categories.retroactive = null',
      ],
    ],
  ] as const)('%s', (title, edits, lines) => {
    const all = linesOf(pack(PANZHIHUA), editedPack(PANZHIHUA, edits)).join('');
    expect(all).toContain(`■ ${title}`);
    for (const line of lines) expect(all).toContain(line);
  });

  test('资助、押金、大病保险倾斜、预警、追溯、转诊、商保次序', () => {
    const later = editedPack(PANZHIHUA, [
      ['value: "0.75"', 'value: "0.80"'],
      ['primaryCareFirst: true', 'primaryCareFirst: false'],
      ['cap: kept', 'cap: removed'],
      [
        'sources: [{ kind: share-of-figure, share: "0.50", figure: resident-income }]',
        'sources: [{ kind: share-of-figure, share: "0.60", figure: resident-income }]',
      ],
      ['referral: { clause: 第十七条 }', 'referral: null'],
      [
        'commercial: { care: [inpatient, chronic-outpatient], clause: 第三十条 }',
        'commercial: { care: [], clause: 第三十条 }',
      ],
    ]);
    const lines = linesOf(pack(PANZHIHUA), later);
    for (const line of [
      '改 资助  个人缴费的 80%  [第六条]',
      '改 条件  不要求基层首诊转诊  [第十六条]',
      '改 封顶线  不设封顶线  [第八条]',
      '改 监测  年度自付超过「本市上年度居民人均可支配收入」的 60% 的，预警  [第十八条]',
      '改 转诊  文件没有因未按规定转诊而不救助的规定',
      '改 商业保险  排在医疗救助之后，只减个人现金  [第三十条]',
    ]) {
      expect(lines).toContain(line);
    }
  });

  test('同一地方的文件，条文改写、换条、增删都列出', () => {
    const later = editedPack(
      PANZHIHUA,
      [
        [
          'retroactive: { clause: 第十九条, onlyIfUnrecognised: false }',
          'retroactive: { clause: 第十八条, onlyIfUnrecognised: false }',
        ],
        ['    clause: 第十九条\n    shownAt', '    clause: 第十八条\n    shownAt'],
        ['clauses: [第七条,', 'clauses: [第三十四条, 第七条,'],
      ],
      [['## 第十九条', '## 第三十四条']],
    );
    const diff = diffPacks(pack(PANZHIHUA), later, find);
    expect(diff.onePlace).toBe(true);
    expect(diff.clauses.map(({ what, from, to }) => [what, from === null, to === null])).toEqual([
      ['第十九条', false, true],
      ['第三十四条', true, false],
    ]);
    const moved = linesOf(pack(PANZHIHUA), later).join('');
    expect(moved).toContain('也追溯');
    expect(moved).toContain('[第十八条]');
  });

  test('只有写法不同的，也说出来', () => {
    const later = editedPack(PANZHIHUA, [
      ['  - id: no-ordinary-outpatient\n', '  - id: none-for-the-others\n'],
    ]);
    expect(diffPacks(pack(PANZHIHUA), later, find).elsewhere).toBe(true);
    expect(linesOf(pack(PANZHIHUA), later).join('')).toContain('两个文件的写法不同');
  });
});

describe('两地的文件', () => {
  test('合川与重庆：整篇对照', async () => {
    const diff = diffPacks(pack('hechuan/2024-06-25'), pack('chongqing/2012-07-24'), find);
    expect(diff.onePlace).toBe(false);
    await expect(packDiffText(diff)).toMatchFileSnapshot('tables/hechuan-to-chongqing.diff.txt');
  });

  test('反过来对照，增减互换', () => {
    const [a, b] = [pack('jiyuan/2022-05-01'), pack('changzhou/2023-01-01')];
    const [there, back] = [diffPacks(a, b, find), diffPacks(b, a, find)];
    const count = (diff: typeof there, side: 'from' | 'to') =>
      [diff.categories, diff.figures, diff.lists, diff.plans, diff.readings, diff.clauses]
        .flat()
        .filter((change) => change[side] === null).length;
    expect(count(there, 'from')).toBe(count(back, 'to'));
    expect(count(there, 'to')).toBe(count(back, 'from'));
    expect(count(there, 'from')).toBeGreaterThan(10);
    expect(there.plans.length).toBeGreaterThan(0);
  });
});
