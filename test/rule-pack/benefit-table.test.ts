import { describe, expect, test } from 'vitest';
import { parseClaim, type Claim, type ClaimInput } from '../../engine/claim.ts';
import { benefitTableJson } from '../../engine/telling/benefit-table-json.ts';
import { benefitTableText } from '../../engine/telling/benefit-table-text.ts';
import { benefitTable } from '../../engine/telling/benefit-table.ts';
import type { FindPack } from '../../engine/rule-pack/packs-named.ts';
import type { TableAnswer } from '../../engine/telling/table-sections.ts';
import { CARE_KINDS, type Category } from '../../engine/terms.ts';
import { rulePacks } from './read-pack.ts';

const book = rulePacks();
const find: FindPack = (id) => book.packs.find((pack) => pack.data.id === id);

function tableOf(id: string, category: Category) {
  const pack = find(id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  return benefitTable(pack, category, find);
}

/** Tables whose every line was compared with its document by eye; a change here is compared again. */
const COMPARED: readonly (readonly [pack: string, categories: readonly Category[]])[] = [
  ['hechuan/2024-06-25', ['destitute', 'illness-impoverished', 'orphan']],
  ['panzhihua/2023-02-01', ['destitute', 'minimum-living', 'low-income-margin']],
  ['jiyuan/2022-05-01', ['destitute', 'poverty-monitored', 'illness-impoverished']],
  [
    'chongqing/2012-07-24',
    ['three-withouts', 'minimum-living', 'severely-disabled', 'hardship-student'],
  ],
  ['changzhou/2023-01-01', ['destitute', 'child-in-hardship', 'temporary-relief']],
];

describe.each(COMPARED)('%s：待遇表与文件逐行核对过', (pack, categories) => {
  test.each(categories)('%s', async (category) => {
    const [place = ''] = pack.split('/');
    const text = benefitTableText(tableOf(pack, category));
    await expect(text).toMatchFileSnapshot(`tables/${place}-${category}.txt`);
  });
});

/** Bills that differ in every fact that an answer may ask for. */
function* bills(): Generator<Claim> {
  const facts: readonly Partial<ClaimInput>[] = [
    {},
    { disease: '肺癌' },
    { disease: '先天性心脏病' },
    { disease: '恶性肿瘤', treatmentListed: false },
    { disease: '肺癌', treatment: 'dialysis' },
    { disease: '肺癌', treatment: 'dialysis', registered: false },
    { disease: '血友病' },
    { special: true },
    { registered: false },
    { patientAge: 80 },
    { homeMaintenance: true },
    { rareDiseaseListed: false },
    { rareFacilityNamed: false },
  ];
  for (const care of CARE_KINDS) {
    for (const fact of facts) {
      for (const level of [1, 2, 3] as const) {
        for (const inScope of ['30000', '30000.01']) {
          const facility = { level, designated: true, place: 'county' } as const;
          const fees = { total: '40000', inScope };
          const read = parseClaim({ care, settledOn: '2024-07-01', fees, facility, ...fact });
          if (!read.ok) throw new Error(read.problem.message);
          yield read.value;
        }
      }
    }
  }
}

/** An answer as the engine gives it and as the table shows it: what is paid, or why not. */
function toldBy(answer: TableAnswer): readonly string[] {
  switch (answer.kind) {
    case 'of-pack':
      return answer.answers.flatMap(toldBy);
    case 'refusal':
      return [`${answer.reason} ${answer.clause}`];
    case 'benefit': {
      const { title, share, cap, deductible, pool, within } = answer;
      return [JSON.stringify({ title, share, cap, deductible, pool: pool.id, within: within?.id })];
    }
  }
}

describe.each(book.packs.map((p) => p.data.id))('%s：待遇表与结算一致', (id) => {
  const pack = find(id);
  const alternatives = (pack?.data.readings ?? []).map((r) => ({ name: r.id, on: [r.id] }));

  test.each([{ name: '都用默认', on: [] }, ...alternatives])('读法 $name', ({ on }) => {
    const compiled = book.compiled(id, on);
    if (!compiled.ok) throw new Error(compiled.problem.message);
    const all = [...bills()];
    for (const { id: category } of pack?.data.categories.ranked ?? []) {
      const table = tableOf(id, category);
      const changed = table.readings.find((r) => r.id === on[0])?.sections ?? [];
      for (const care of CARE_KINDS) {
        const sections = [...changed, ...table.sections];
        const cell = sections.find((s) => s.kind === 'care' && s.care === care);
        const answers = cell?.kind === 'care' ? cell.answers.flatMap(toldBy) : [];
        const given = all
          .filter((claim) => claim.care === care)
          .map((claim) => engineAnswer(compiled.value.answerFor(category, claim)));
        // Every answer of the engine is in the table, and nothing in the table is out of reach.
        expect(new Set(given), `${category} ${care}`).toEqual(new Set(answers));
      }
    }
  });
});

type Outcome = ReturnType<
  Extract<ReturnType<typeof book.compiled>, { ok: true }>['value']['answerFor']
>;

function engineAnswer(outcome: Outcome): string {
  if (outcome === null) return 'none';
  if (outcome.kind === 'refusal') return `${outcome.reason.code} ${outcome.reason.clause}`;
  const { title, share, cap, deductible, pool, within } = outcome.benefit;
  return JSON.stringify({ title, share, cap, deductible, pool: pool.id, within: within?.pool });
}

describe('读法', () => {
  test.each([
    [
      'hechuan/2024-06-25',
      'destitute',
      [
        'commercial-before-aid',
        'one-major-pool',
        'chronic-as-special',
        'tilt-on-excess-only',
        'tilt-needs-basic-aid',
        'tilt-needs-referral-record',
      ],
    ],
    [
      'hechuan/2024-06-25',
      'illness-impoverished',
      ['commercial-before-aid', 'tier-two-subsidy-for-all', 'one-major-pool', 'chronic-as-special'],
    ],
    [
      'hechuan/2024-06-25',
      'demobilised-soldier',
      ['commercial-before-aid', 'tier-two-subsidy-for-all'],
    ],
    [
      'changzhou/2023-01-01',
      'minimum-living',
      ['commercial-before-aid', 'control-counts-out-of-scope', 'strict-referral'],
    ],
    [
      'chongqing/2012-07-24',
      'hardship-student',
      ['commercial-before-aid', 'students-ordinary-inpatient'],
    ],
  ] as const)('%s %s 只列会改变本表的读法', (pack, category, readings) => {
    expect(tableOf(pack, category).readings.map(({ id }) => id)).toEqual(readings);
  });

  test('转按另一文件的答复，条文和限额都注明是那份文件的', () => {
    const reading = tableOf('hechuan/2024-06-25', 'de-facto-orphan').readings.find(
      ({ id }) => id === 'original-policy-2012',
    );
    const inpatient = reading?.sections.find((s) => s.kind === 'care' && s.care === 'inpatient');
    const [taken] = inpatient?.kind === 'care' ? inpatient.answers : [];
    if (taken?.kind !== 'of-pack') throw new Error('the answer is taken over');
    expect(taken).toMatchObject({
      pack: 'chongqing/2012-07-24',
      document: '渝府发〔2012〕78号',
      clause: '二(一)3',
      as: { id: 'orphan', name: '城乡孤儿' },
    });
    expect(taken.answers.length).toBeGreaterThan(3);
    for (const answer of taken.answers) {
      expect(answer.clause).toMatch(/^渝府发〔2012〕78号·/);
      if (answer.kind === 'benefit') expect(answer.pool.id).toMatch(/^chongqing:/);
    }
  });
});

describe('给程序用的待遇表', () => {
  test.each(
    book.packs.flatMap((p) => p.data.categories.ranked.map((c) => [p.data.id, c.id] as const)),
  )('%s %s：金额都是两位小数的元', (pack, category) => {
    const json = benefitTableJson(tableOf(pack, category));
    const amounts = valuesUnder(json, ['yuan', 'upTo']);
    expect(amounts.filter((v) => !/^\d+\.\d\d$/.test(String(v)))).toEqual([]);
    // What is still a number counts things: a rank, a tier, a year.
    expect([...numbersIn(json)].filter((n) => n > 2100 || !Number.isInteger(n))).toEqual([]);
  });

  test('金额一分不差', () => {
    const json = JSON.stringify(
      benefitTableJson(tableOf('jiyuan/2022-05-01', 'illness-impoverished')),
    );
    for (const yuan of ['"8000.00"', '"10000.00"', '"8475.00"', '"16951.00"', '"16000.00"']) {
      expect(json).toContain(`"yuan":${yuan}`);
    }
  });
});

function valuesUnder(node: unknown, keys: readonly string[]): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    keys.includes(key) && typeof value !== 'object' ? [value] : valuesUnder(value, keys),
  );
}

function* numbersIn(node: unknown): Generator<number> {
  if (typeof node === 'number') yield node;
  if (typeof node !== 'object' || node === null) return;
  for (const value of Object.values(node)) yield* numbersIn(value);
}
