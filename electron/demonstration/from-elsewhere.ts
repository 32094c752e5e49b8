import type { ClaimInput } from '../../engine/claim.ts';
import { invented, type DemonstrationPerson, type MakeBill } from './invented.ts';

/** How people from other places came to this hospital. */
const REFERRED = { referral: 'compliant' } as const satisfies Partial<ClaimInput>;

/** People recognised in other places, treated here: each by the standard of their own place. */
export function fromElsewhere(bill: MakeBill, year: string): readonly DemonstrationPerson[] {
  return [
    {
      person: invented(['演示癸', '19650926', '101', '500117'], 'minimum-living', '2022-07-01'),
      bills: [
        {
          diagnosis: '肺癌化疗',
          claim: bill(
            ['74200.00', '68000.00'],
            { basic: '33000.00', catastrophic: '7000.00' },
            { ...REFERRED, disease: '肺癌' },
          ),
          shows: '合川认定，规范转诊异地就医：执行合川文件，特殊疾病救助 70%',
        },
      ],
    },
    {
      person: invented(
        ['演示子', '19780318', '112', '419001'],
        'low-income-margin',
        `${year}-01-01`,
      ),
      bills: [
        {
          diagnosis: '腰椎骨折内固定术',
          claim: bill(['41500.00', '38600.00'], { basic: '19300.00' }, REFERRED),
          shows: '济源认定：执行济源文件和济源公布的起付标准，救助达到年度限额 1 万元',
        },
      ],
    },
    {
      person: invented(['演示丑', '19521203', '123', '320402'], 'minimum-living', '2021-01-01'),
      bills: [
        {
          diagnosis: '慢性阻塞性肺疾病急性加重',
          claim: bill(['23800.00', '21900.00'], { basic: '13100.00' }, REFERRED),
          shows: '常州天宁区认定：执行常州市文件',
        },
      ],
    },
    {
      person: invented(['演示寅', '19840611', '134', '520102'], 'minimum-living', '2023-01-01'),
      bills: [
        {
          diagnosis: '胆总管结石',
          claim: bill(['18700.00', '17200.00'], { basic: '9900.00' }, REFERRED),
          shows: '贵阳认定，这里没有贵阳的规则包：应执行外地标准，本地不计救助',
        },
      ],
    },
  ];
}
