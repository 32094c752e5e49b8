import type { IsoDate } from '../../engine/terms.ts';
import { fromElsewhere } from './from-elsewhere.ts';
import {
  billsOn,
  demonstrationPlan,
  invented,
  type DemonstrationPerson,
  type MakeBill,
} from './invented.ts';

/** The demonstration's people, their bills settled on days of one year up to `today`. */
export function demonstrationPeople(today: IsoDate): readonly DemonstrationPerson[] {
  const year = today.slice(0, 4);
  const bill = billsOn(today);
  return [
    ...withoutDeductible(bill, year),
    ...withDeductible(bill, year, today),
    ...atTheEdges(bill, year),
    ...insuranceComputed(bill, year),
    ...fromElsewhere(bill, year),
  ];
}

/** Nobody of these has a deductible. */
function withoutDeductible(bill: MakeBill, year: string): readonly DemonstrationPerson[] {
  return [
    {
      person: invented(['演示甲', '19590101', '012', '510402'], 'minimum-living', `${year}-01-01`),
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
      person: invented(['演示乙', '19480315', '021', '510402'], 'destitute', '2020-06-01'),
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
      person: invented(['演示辛', '20150601', '088', '510411'], 'orphan', '2019-03-01'),
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
      person: invented(
        ['演示丙', '19750820', '033', '510402'],
        'low-income-margin',
        `${year}-01-01`,
      ),
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
      person: invented(['演示丁', '19680707', '044', '510411'], 'illness-impoverished', today),
      bills: [
        {
          diagnosis: '急性白血病化疗',
          claim: bill(
            ['128000.00', '112600.00'],
            { basic: '61200.00', catastrophic: '18300.00' },
            { settledOn: earlierInYear(today), filedOn: today, referral: 'compliant' },
          ),
          shows: '年内新认定因病致贫：追溯救助，并达到倾斜救助',
        },
      ],
    },
    {
      person: invented(
        ['演示戊', '19810211', '055', '510402'],
        'poverty-monitored',
        `${year}-01-01`,
      ),
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

/** A day of the same year before recognition, as long as the year is old enough. */
function earlierInYear(today: string): string {
  const day = `${today.slice(0, 4)}-02-10`;
  return day < today ? day : `${today.slice(0, 4)}-01-01`;
}

/** A limit reached, and a recognition that has ended. */
function atTheEdges(bill: MakeBill, year: string): readonly DemonstrationPerson[] {
  return [
    {
      person: invented(['演示己', '19631230', '066', '510411'], 'minimum-living', '2022-01-01'),
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
      person: invented(
        ['演示庚', '19901105', '077', '510402'],
        'minimum-living',
        '2021-01-01',
        `${Number(year) - 1}-12-31`,
      ),
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

/** What insurance pays is not on the bill: the office's table says it. */
function insuranceComputed(bill: MakeBill, year: string): readonly DemonstrationPerson[] {
  const { id: plan } = demonstrationPlan(year);
  return [
    {
      person: invented(['演示壬', '19700412', '099', '510411'], 'minimum-living', '2023-04-01'),
      bills: [
        {
          diagnosis: '肝癌切除术',
          claim: bill(['96300.00', '88000.00'], {}, { plan }),
          shows: '按演示用医保方案（虚构）计算基本医保和大病保险，再计救助',
        },
      ],
    },
  ];
}
