import { mod11_2 } from 'cdigit';
import type { ClaimInput } from '../../engine/claim.ts';
import type { IsoDate } from '../../engine/terms.ts';
import type { PersonInput } from '../contract.ts';
import type { Facility } from '../ledger/port.ts';

/** Invented people: the region code 999999 does not exist, and neither do they. */
export type DemonstrationPerson = {
  readonly person: PersonInput;
  readonly bills: readonly DemonstrationBill[];
};
export type DemonstrationBill = {
  readonly diagnosis: string;
  readonly claim: ClaimInput;
  /** Why the bill is in the demonstration. */
  readonly shows: string;
  readonly reversedBecause?: string;
};

export const DEMONSTRATION_FACILITY: Facility = {
  name: '演示医院（虚构）',
  code: 'H99999900001',
  level: 2,
  place: 'city',
  desk: '3号窗口',
  operator: '收费员 演示',
};

export const DEMONSTRATION_SOURCE = '演示数据（虚构），不得用于真实结算';

/** A bill of the demonstration's hospital, settled today unless it says otherwise. */
type MakeBill = (
  fees: readonly [total: string, inScope: string],
  paid: ClaimInput['paid'],
  more?: Partial<ClaimInput>,
) => ClaimInput;

/** The demonstration's people, their bills settled on days of one year up to `today`. */
export function demonstrationPeople(today: IsoDate): readonly DemonstrationPerson[] {
  const year = today.slice(0, 4);
  const bill: MakeBill = ([total, inScope], paid, more = {}) => ({
    care: 'inpatient',
    settledOn: today,
    fees: { total, inScope },
    paid,
    facility: { level: 2, designated: true, place: 'city' },
    ...more,
  });
  return [
    ...withoutDeductible(bill, year),
    ...withDeductible(bill, year, today),
    ...atTheEdges(bill, year),
  ];
}

/** Nobody of these has a deductible. */
function withoutDeductible(bill: MakeBill, year: string): readonly DemonstrationPerson[] {
  return [
    {
      person: person('演示甲', '19590101', '012', 'minimum-living', `${year}-01-01`),
      bills: [
        {
          diagnosis: '肺部感染',
          claim: bill(['50000.00', '45000.00'], { basic: '30000.00', catastrophic: '5000.00' }),
          shows: '低保对象住院：不设起付，救助 70%',
        },
        {
          diagnosis: '慢性肾功能不全（透析）',
          claim: bill(
            ['18650.40', '17900.40'],
            { basic: '9800.00' },
            { care: 'chronic-outpatient' },
          ),
          shows: '门诊慢特病与住院共用限额',
        },
      ],
    },
    {
      person: person('演示乙', '19480315', '021', 'destitute', '2020-06-01'),
      bills: [
        {
          diagnosis: '股骨颈骨折术后',
          claim: bill(
            ['36280.00', '33100.00'],
            { basic: '23170.00', catastrophic: '2100.00' },
            { primaryCareFirst: true },
          ),
          shows: '特困人员住院：全额救助，经基层首诊转诊免押金',
        },
        {
          diagnosis: '高血压复诊',
          claim: bill(['212.50', '198.30'], { basic: '90.00' }, { care: 'ordinary-outpatient' }),
          shows: '特困人员普通门诊：全额救助，不封顶',
        },
      ],
    },
    {
      person: person('演示辛', '20150601', '088', 'orphan', '2019-03-01'),
      bills: [
        {
          diagnosis: '先天性心脏病介入治疗',
          claim: bill(['58300.00', '51700.00'], {
            basic: '31000.00',
            catastrophic: '7400.00',
            commercial: '3200.00',
            commercialOutOfScope: '2500.00',
            charity: '1000.00',
          }),
          shows: '商业健康保险排在救助之前；慈善只减个人现金',
        },
        {
          diagnosis: '录入错误示例',
          claim: bill(['5000.00', '5000.00'], { basic: '500.00' }),
          shows: '录错后撤销：账上留下两笔相抵的记录',
          reversedBecause: '基本医保支付录错',
        },
      ],
    },
  ];
}

/** These pay into a deductible first; one is recognised late, one is treated away. */
function withDeductible(
  bill: MakeBill,
  year: string,
  today: string,
): readonly DemonstrationPerson[] {
  return [
    {
      person: person('演示丙', '19750820', '033', 'low-income-margin', `${year}-01-01`),
      bills: [
        {
          diagnosis: '胆囊结石',
          claim: bill(['6200.00', '5800.00'], { basic: '3300.00' }),
          shows: '低保边缘：起付标准未满，本次无救助',
        },
        {
          diagnosis: '急性胰腺炎',
          claim: bill(['21800.00', '20100.00'], { basic: '12400.00', catastrophic: '800.00' }),
          shows: '低保边缘：补足起付后按 50% 救助',
        },
      ],
    },
    {
      person: person('演示丁', '19680707', '044', 'illness-impoverished', today),
      bills: [
        {
          diagnosis: '急性白血病化疗',
          claim: bill(
            ['128000.00', '112600.00'],
            { basic: '61200.00', catastrophic: '18300.00' },
            { settledOn: `${year}-02-10`, filedOn: today, referral: 'compliant' },
          ),
          shows: '年内新认定因病致贫：追溯救助，并达到倾斜救助',
        },
      ],
    },
    {
      person: person('演示戊', '19810211', '055', 'poverty-monitored', `${year}-01-01`),
      bills: [
        {
          diagnosis: '脑出血（省外就医）',
          claim: bill(
            ['64000.00', '55200.00'],
            { basic: '28900.00', catastrophic: '6100.00' },
            { facility: { level: 3, designated: true, place: 'outside' }, referral: 'compliant' },
          ),
          shows: '备案省外就医：有基本救助，无倾斜救助',
        },
        {
          diagnosis: '上呼吸道感染',
          claim: bill(['180.00', '160.00'], { basic: '80.00' }, { care: 'ordinary-outpatient' }),
          shows: '监测对象没有普通门诊救助',
        },
      ],
    },
  ];
}

/** A limit reached, and a recognition that has ended. */
function atTheEdges(bill: MakeBill, year: string): readonly DemonstrationPerson[] {
  return [
    {
      person: person('演示己', '19631230', '066', 'minimum-living', '2022-01-01'),
      bills: [
        {
          diagnosis: '主动脉夹层手术',
          claim: bill(
            ['286400.00', '251900.00'],
            { basic: '98000.00', catastrophic: '41500.00' },
            { facility: { level: 3, designated: true, place: 'province' }, referral: 'compliant' },
          ),
          shows: '达到年度救助限额 7 万元，其余自付进入倾斜救助',
        },
      ],
    },
    {
      person: person('演示庚', '19901105', '077', 'minimum-living', '2021-01-01', `${year}-01-31`),
      bills: [
        {
          diagnosis: '阑尾炎',
          claim: bill(['9200.00', '8600.00'], { basic: '5700.00' }),
          shows: '身份已到期：不予救助，并说明原因',
        },
      ],
    },
  ];
}

function person(
  name: string,
  bornOn: string,
  order: string,
  category: PersonInput['identities'][number]['category'],
  from: string,
  until: string | null = null,
): PersonInput {
  const body = `999999${bornOn}${order}`;
  return {
    name,
    certificate: `${body}${mod11_2.compute(body)}`,
    identities: [{ category, from, until, source: DEMONSTRATION_SOURCE }],
  };
}
