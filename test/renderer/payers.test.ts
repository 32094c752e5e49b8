import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClaimInput } from '../../engine/claim.ts';
import type { WorkstationApi } from '../../electron/contract.ts';
import { payersOf, totalOf } from '../../renderer/payers.ts';
import { inpatient, openReady, PERSON, valueOf } from '../workstation/open.ts';

type Opened = Awaited<ReturnType<typeof openReady>>;
let opened: Opened;
let api: WorkstationApi;
let personId: string;

beforeAll(async () => {
  opened = await openReady();
  api = opened.api;
  personId = valueOf(await api.savePerson(PERSON)).id;
});
afterAll(() => opened.close());

async function payers(claim: ClaimInput) {
  const { settlement } = valueOf(await api.settle({ personId, claim }));
  return { settlement, payers: payersOf(settlement.trace), total: totalOf(settlement.trace) };
}

const BILLS: readonly (readonly [string, ClaimInput])[] = [
  ['只有基本医保', inpatient('10000', { paid: { basic: '4000' } })],
  [
    '各方都付',
    inpatient('300000', {
      fees: { total: '300000', inScope: '280000' },
      paid: {
        basic: '100000.01',
        catastrophic: '40000',
        otherInsurance: '1000',
        commercial: '2000',
        commercialOutOfScope: '500',
        charity: '300',
      },
    }),
  ],
  ['没有费用', inpatient('0')],
  ['不予救助', inpatient('10000', { referral: 'none' })],
];

describe('谁付多少：各段相加等于总费用', () => {
  it.each(BILLS)('%s', async (_, claim) => {
    const shown = await payers(claim);
    const sum = shown.payers.reduce((all, payer) => all + payer.amount, 0);
    expect(sum).toBe(shown.total);
    expect(shown.payers.at(-1)).toMatchObject({ name: 'cash', amount: shown.settlement.cash });
    const width = shown.payers.reduce((all, payer) => all + payer.percent, 0);
    expect(width).toBeCloseTo(shown.total === 0 ? 0 : 100, 9);
  });

  it('各项支付超过总费用时，图不出界，现金为 0', async () => {
    const shown = await payers(inpatient('1000', { paid: { basic: '900', charity: '5000' } }));
    const width = shown.payers.reduce((all, payer) => all + payer.percent, 0);
    expect(width).toBeLessThanOrEqual(100 + 1e-9);
    expect(shown.settlement.cash).toBe(0);
    expect(shown.settlement.reasons.map((reason) => reason.code)).toContain('PAYMENTS_EXCEED_COST');
  });

  it('倾斜救助只有一个名字，不论是否退还以前的自付', async () => {
    const names = (await payers(inpatient('300000'))).payers.map((payer) => payer.name);
    expect(names).toContain('tilt');
    expect(names).not.toContain('tiltThisBill');
  });
});
