import { toFen, type Fen } from '../../engine/money.ts';
import { regionOf } from '../../engine/region.ts';
import { FEE_TYPES, isoDateOf, type FeeType } from '../../engine/terms.ts';
import type { FeeItem } from '../../electron/ledger/records.ts';
import { recordedBill, type Bill } from './recorded.ts';

/** A kind of charge in yuan: in class A, in class B with what of it is paid first, and out of both. */
function fee(
  type: FeeType,
  [a, b, c]: readonly [a: number, b: number, c: number],
  [paidFirst, overLimit]: readonly [paidFirst: number, overLimit: number] = [0, 0],
): FeeItem {
  const fen = (yuan: number): Fen => toFen(Math.round(yuan * 100));
  return {
    type,
    amount: fen(a + b + c),
    classA: fen(a),
    classB: fen(b),
    classC: fen(c),
    paidFirst: fen(paidFirst),
    overLimit: fen(overLimit),
  };
}

const STAY = { admittedOn: isoDateOf(2023, 4, 26), dischargedOn: isoDateOf(2023, 5, 10) };

/** What was paid for as nobody's aid, and is settled again once somebody is recognised; or the other way round. */
const ADJUSTS = {
  id: '20230510-000042',
  causes: [
    { kind: 'person', seq: 57 },
    { kind: 'figure', seq: 61 },
  ],
  approvedBy: '李科长',
  run: 'run-1',
} as const;
const ADJUSTED = { id: '20231120-000077', seq: 77, recordedAt: '2023-11-20T15:04:05.000+08:00' };

/** The bills that slips are tried with: the usual, the full, the empty and the very long. */
export const BILLS = {
  ordinary: {},
  everyPayer: {
    claim: {
      fees: { total: '60000', inScope: '52000' },
      paid: {
        basic: '20000',
        catastrophic: '5000',
        otherInsurance: '1200.50',
        commercial: '3000',
        commercialOutOfScope: '500',
        charity: '800',
      },
      primaryCareFirst: true,
    },
    identities: [{ category: 'low-income-margin', from: '2020-01-01', until: '2023-12-31' }],
    readings: ['tilt-needs-referral-record'],
  },
  capped: {
    claim: {
      fees: { total: '100000.01', inScope: '100000.01' },
      paid: { basic: '0', catastrophic: '0' },
    },
  },
  noIdentity: { identities: [] },
  reversal: {
    over: {
      id: '20230511-000043',
      reverses: { id: '20230510-000042', reason: '费用录入有误' },
    },
  },
  reversed: {
    over: {
      reversedBy: {
        id: '20230511-000043',
        at: '2023-05-11T10:00:00+08:00',
        reason: '费用录入有误',
      },
    },
  },
  demonstration: { over: { demonstration: true } },
  itemised: {
    over: {
      details: {
        stay: STAY,
        feeItems: [
          fee('bed', [840, 0, 560]),
          fee('examination', [5200, 3600, 0], [360, 0]),
          fee('treatment', [9000, 2400, 0], [240, 0]),
          fee('surgery', [12000, 0, 0]),
          fee('materials', [0, 6400, 840], [640, 1360]),
          fee('western-medicine', [4160, 4000, 1000]),
        ],
      },
      sentAs: { messageId: 'H51040100001202305100912330001', platformId: null },
    },
  },
  tenFees: {
    claim: {
      fees: { total: '99999990', inScope: '90000000' },
      paid: { basic: '80000000', catastrophic: '5000000' },
    },
    over: {
      details: {
        stay: { admittedOn: isoDateOf(2022, 5, 10), dischargedOn: isoDateOf(2023, 5, 10) },
        feeItems: FEE_TYPES.slice(0, 10).map((type) =>
          fee(type, [3333333, 5666665.5, 1000000.5], [111111.1, 222222.2]),
        ),
      },
      sentAs: {
        messageId: 'H51040100001202305100912330001',
        platformId: '510400SJS20230510091233000042',
      },
    },
  },
  mixedPayment: {
    over: {
      payment: {
        account: toFen(200_000),
        mobile: toFen(150_050),
        tendered: toFen(450_000),
        change: toFen(50),
      },
    },
  },
  owedBack: {
    over: {
      ...ADJUSTED,
      adjusts: { ...ADJUSTS, was: recordedBill({ identities: [] }).settlement },
    },
  },
  stillOwed: {
    identities: [],
    over: {
      ...ADJUSTED,
      adjusts: {
        ...ADJUSTS,
        causes: [{ kind: 'pack', seq: null }],
        was: recordedBill().settlement,
      },
    },
  },
  adjusted: {
    over: { adjustedBy: [{ id: ADJUSTED.id, at: ADJUSTED.recordedAt }] },
  },
  veryLong: {
    diagnosis: '慢性肾脏病五期，肾性贫血，'.repeat(20).slice(0, 200),
    claim: {
      disease: '终末期肾病',
      fees: { total: '99999999.99', inScope: '99999999.99' },
      paid: {
        basic: '11111111.11',
        catastrophic: '22222222.22',
        otherInsurance: '3333333.33',
        rareDiseaseFund: '444444.44',
        commercial: '5555555.55',
        commercialOutOfScope: '1',
        charity: '666666.66',
      },
    },
    over: {
      personName: '阿卜杜热合曼·买买提依明·吐尔逊娜依·阿依古丽·克里木江·迪丽努尔·赛',
      facility: {
        name: '攀枝花市仁和区某某镇中心卫生院暨城乡居民医疗联合体第一综合服务分院',
        code: 'H51040100001',
        level: 2,
        regionCode: regionOf('510411'),
        desk: '住院结算处第十二号综合服务窗口（南楼一层）',
        operator: '欧阳娜娜',
      },
    },
  },
} as const satisfies Readonly<Record<string, Bill>>;
