import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { recordCommand } from '../../electron/commands/record.ts';
import { readSettleCase } from '../../engine/settle-case.ts';
import type { OpenedWorkstation } from '../../electron/open-workstation.ts';
import { openNew, valueOf } from './open.ts';

let opened: OpenedWorkstation;
let folder: string;
beforeEach(async () => {
  opened = await openNew();
  folder = mkdtempSync(join(tmpdir(), 'yidan-record-'));
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

const answerSchema = z.looseObject({
  person: z.string().optional(),
  results: z.array(z.looseObject({ settlement: z.string().optional() })).default([]),
});

/** `yidan record` on the open ledger: what it prints, one answer for each case. */
async function record(...cases: readonly object[]) {
  const file = join(folder, 'cases.jsonl');
  writeFileSync(file, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const printed: string[] = [];
  const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  const clock = () => '2026-05-10T09:00:00.000+08:00';
  const status = await recordCommand(file, opened, clock).finally(() => output.mockRestore());
  return { status, answers: printed.map((line) => answerSchema.parse(JSON.parse(line))) };
}

const CASE = {
  pack: 'changzhou/2023-01-01',
  identities: [{ category: 'minimum-living', from: '2010-01-01' }],
  claims: [
    {
      care: 'inpatient',
      settledOn: '2026-05-10',
      fees: { total: '10000', inScope: '10000' },
    },
  ],
};
const PLAN = {
  id: 'resident',
  name: '试验方案',
  from: '2026-01-01',
  source: '试验文件',
  basic: {
    rows: [
      {
        care: ['inpatient' as const],
        levels: [2 as const],
        deductibles: ['1000'],
        bands: [{ upTo: null, share: '0.50' }],
      },
    ],
    cap: null,
  },
  catastrophic: null,
};

describe('yidan record', () => {
  test('每案按其所指的规则包结算并记账；认定地即该包之地，案中写明的从其写明', async () => {
    const named = { ...CASE, person: { name: '试验丁', recognisedIn: '320402' } };
    const { status, answers } = await record({ id: 1, ...CASE }, { id: 2, ...named });
    expect(status).toBe(0);
    expect(answers).toMatchObject([
      { id: 1, results: [{ aid: '8000.00' }] },
      { id: 2, results: [{ aid: '8000.00' }] },
    ]);
    for (const [index, homeCode] of ['320400', '320402'].entries()) {
      const { person, results } = answers[index] ?? expect.fail('no answer');
      expect(await opened.ledger.person(person ?? '')).toMatchObject({ recognisedIn: homeCode });
      const standard = { packId: CASE.pack, regionName: '常州市', homeCode, fallsTo: null };
      expect(await opened.ledger.find(results[0]?.settlement ?? '')).toMatchObject({
        facility: { name: '批量录入', regionCode: '320400' },
        standard: { ...standard, elsewhere: false },
      });
    }
  });

  test('同一行录两次只记一笔', async () => {
    const first = await record(CASE);
    expect(await record(CASE)).toEqual(first);
    expect((await opened.ledger.stats()).settlements).toBe(1);
  });

  test('案中自带的方案，和经办录入的方案', async () => {
    const claims = CASE.claims.map((claim) => ({ ...claim, plan: PLAN.id }));
    const planned = { ...CASE, claims };
    expect((await record(planned)).answers).toMatchObject([
      { results: [{ problem: { code: 'PLAN_UNKNOWN', plan: PLAN.id } }] },
    ]);
    valueOf(await opened.api.enterPlan({ plan: PLAN }));
    expect((await record(planned)).answers).toMatchObject([{ results: [{ aidBase: '5500.00' }] }]);
    const [row] = PLAN.basic.rows;
    const own = { ...PLAN, basic: { rows: [{ ...row, deductibles: ['0'] }], cap: null } };
    const brought = await record({ ...planned, plans: [own] });
    expect(brought.answers).toMatchObject([{ results: [{ aidBase: '5000.00' }] }]);
    expect((await opened.ledger.stats()).accounts['fund:basic']).toBe(950_000);
    expect((await opened.ledger.verify()).faults).toEqual([]);
  });

  test('认定地不是六位代码的案，指出来，其余照记', async () => {
    const bad = { ...CASE, id: 'bad', person: { recognisedIn: '常州' } };
    const { status, answers } = await record(bad, { ...CASE, id: 'good' });
    expect(status).toBe(1);
    expect(answers).toMatchObject([
      { id: 'bad', problem: { code: 'WRONG_TYPE', at: 'person.recognisedIn' } },
      { id: 'good', results: [{ aid: '8000.00' }] },
    ]);
  });
});

describe('what a case says of its bills beside their sums', () => {
  const BESIDE = {
    diagnosis: '慢性肾脏病5期',
    stay: { admittedOn: '2026-05-01', dischargedOn: '2026-05-10' },
    feeItems: [{ type: 'western-medicine', amount: '10000', classA: '4000', classB: '6000' }],
    payment: { mobile: '2000' },
  };

  test('diagnosis, payment, stay and kinds of charge are recorded', async () => {
    const { answers } = await record({ ...CASE, details: [BESIDE] });
    const id = answers[0]?.results[0]?.settlement ?? expect.fail(JSON.stringify(answers));
    const recorded = (await opened.ledger.find(id)) ?? expect.fail('found');
    expect(recorded).toMatchObject({
      diagnosis: '慢性肾脏病5期',
      details: { stay: BESIDE.stay, feeItems: [{ classA: 400_000, classB: 600_000 }] },
    });
    expect(recorded.payment?.mobile).toBe(200_000);
  });

  test('what does not fit the bill is told with its place, and nothing is recorded', async () => {
    const feeItems = [{ type: 'bed', amount: '9999', classA: '9999' }];
    const { answers } = await record({ ...CASE, details: [{ feeItems }] });
    expect(answers[0]?.results[0]).toMatchObject({
      problem: { code: 'SCOPE_SUM_MISMATCH', at: 'details.feeItems' },
    });
    expect((await opened.ledger.stats()).settlements).toBe(0);
  });

  test('settle takes the same file and leaves it aside', () => {
    const read = readSettleCase({ ...CASE, details: [BESIDE] }, opened.packs);
    expect(read).toMatchObject({ ok: true, value: { details: [BESIDE] } });
  });
});
