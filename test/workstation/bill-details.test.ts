import { expect, test } from 'vitest';
import { billDetailsFrom, type BillDetailsInput } from '../../electron/bill-details.ts';
import { toFen } from '../../engine/money.ts';
import { valueOf } from './open.ts';

const CLAIM = {
  fees: { total: toFen(1_000_000), inScope: toFen(800_000), outOfScope: toFen(200_000) },
};
const STAY = { admittedOn: '2026-05-01', dischargedOn: '2026-05-10' };
const SURGERY = { type: 'surgery', amount: '7000', classA: '5000', classC: '2000' } as const;
const DRUGS = { type: 'western-medicine', amount: '3000', classB: '3000' } as const;

const read = (input: BillDetailsInput | undefined) => billDetailsFrom(input, CLAIM);

test('没有填的，不记', () => {
  expect(valueOf(read(undefined))).toBeNull();
  expect(valueOf(read({}))).toBeNull();
  expect(valueOf(read({ stay: null, feeItems: [] }))).toBeNull();
});

test('住院起止和费用类别按原样记，没写的为零', () => {
  expect(valueOf(read({ stay: STAY, feeItems: [SURGERY, DRUGS] }))).toEqual({
    stay: STAY,
    feeItems: [
      {
        type: 'surgery',
        amount: 700_000,
        classA: 500_000,
        classB: 0,
        classC: 200_000,
        paidFirst: 0,
        overLimit: 0,
      },
      {
        type: 'western-medicine',
        amount: 300_000,
        classA: 0,
        classB: 300_000,
        classC: 0,
        paidFirst: 0,
        overLimit: 0,
      },
    ],
  });
});

test('先行自付和超限价算在政策范围外', () => {
  const surgery = { ...SURGERY, classA: '7000', classC: '0' };
  const items = [
    { ...surgery, overLimit: '1500' },
    { ...DRUGS, paidFirst: '500' },
  ];
  expect(read({ feeItems: items }).ok).toBe(true);
});

test.each<[string, BillDetailsInput, { code: string; at: string }]>([
  [
    '出院早于入院',
    { stay: { admittedOn: '2026-05-11', dischargedOn: '2026-05-10' } },
    { code: 'PERIOD_INVALID', at: 'details.stay.dischargedOn' },
  ],
  [
    '甲乙丙之和不等于金额',
    { feeItems: [{ ...SURGERY, classA: '4999.99' }, DRUGS] },
    { code: 'SCOPE_SUM_MISMATCH', at: 'details.feeItems.0.amount' },
  ],
  [
    '先行自付多于甲乙类',
    { feeItems: [SURGERY, { ...DRUGS, paidFirst: '3000', overLimit: '0.01' }] },
    { code: 'SCOPE_SUM_MISMATCH', at: 'details.feeItems.1.paidFirst' },
  ],
  [
    '合计不等于总费用',
    { feeItems: [SURGERY] },
    { code: 'SCOPE_SUM_MISMATCH', at: 'details.feeItems' },
  ],
  [
    '范围外合计与账单不符',
    { feeItems: [SURGERY, { ...DRUGS, paidFirst: '0.01' }] },
    { code: 'SCOPE_SUM_MISMATCH', at: 'details.feeItems' },
  ],
  [
    '同一类别两次',
    { feeItems: [SURGERY, DRUGS, { ...DRUGS, amount: '0', classB: '0' }] },
    { code: 'WRONG_TYPE', at: 'details.feeItems.2.type' },
  ],
  [
    '负数',
    { feeItems: [{ ...SURGERY, amount: '-1' }] },
    { code: 'MONEY_NEGATIVE', at: 'details.feeItems.0.amount' },
  ],
])('不对的说明在哪里、差多少：%s', (_, input, problem) => {
  const answer = read(input);
  expect(answer).toMatchObject({ ok: false, problem });
});
