import { regionOf } from '../../engine/region.ts';
import type { Bill } from './recorded.ts';

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
