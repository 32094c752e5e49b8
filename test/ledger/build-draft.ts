import type { Claim } from '../../engine/claim.ts';
import { addFen, excessFen, lessFen, toFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Settlement, YearSums } from '../../engine/settlement.ts';
import { isIsoDate, yearOf, type IsoDate } from '../../engine/terms.ts';
import type { How, ToldStep } from '../../engine/told.ts';
import { addYears } from '../../engine/year.ts';
import { clause, pack, rate, region } from '../../electron/ledger/shapes.ts';
import type { Facility, Person, SettlementDraft, Stamp } from '../../electron/ledger/records.ts';

export const CLINIC: Facility = {
  name: '示例市第二人民医院',
  code: 'H51040200001',
  level: 2,
  regionCode: region.parse('510402'),
  desk: '2号窗口',
  operator: '收费员乙',
};

/** Invented people; the certificate numbers have a right checksum and belong to nobody. */
export function buildPerson(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    name: '张甲',
    certificate: '110101190001011009',
    initials: 'zj',
    recognisedIn: region.parse('510402'),
    identities: [
      {
        category: 'minimum-living',
        from: toDay('2020-01-01'),
        until: null,
        treatedAs: null,
        localHousehold: true,
        source: '民政名册',
      },
    ],
    ...changes,
  };
}

export function stampAt(at: string): Stamp {
  return { at, by: '收费员乙' };
}
export const MORNING = stampAt('2026-05-10T09:15:30.123+08:00');

export function toDay(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(`not a day: ${text}`);
  return text;
}

/** What a bill comes to, in fen; what is left out is nothing. */
export type Bill = {
  readonly settledOn?: string;
  readonly total: number;
  readonly outOfScope?: number;
  readonly basic?: number;
  readonly catastrophic?: number;
  readonly otherInsurance?: number;
  readonly commercial?: number;
  readonly commercialOutOfScope?: number;
  readonly charity?: number;
  readonly rareDiseaseFund?: number;
  readonly deductible?: number;
  readonly aid?: number;
  readonly tilt?: number;
  readonly tiltRefund?: number;
  readonly tiltExcess?: number;
  readonly hospitalBorne?: number;
  readonly pools?: Readonly<Record<string, number>>;
};

type Amounts = { readonly [K in Exclude<keyof Bill, 'settledOn' | 'pools'>]-?: Fen };

/** A settlement whose parts add up, as the engine would hand it over, on the year's sums so far. */
export function buildDraft(personId: string, before: YearSums, bill: Bill): SettlementDraft {
  const settledOn = toDay(bill.settledOn ?? '2026-05-10');
  const amounts = amountsOf(bill);
  const claim = claimOf(settledOn, amounts);
  return {
    personId,
    year: yearOf(settledOn),
    claim,
    diagnosis: '慢性肾脏病5期',
    facility: CLINIC,
    settlement: settlementOf(claim, amounts, before, bill.pools),
    packHash: 'f'.repeat(64),
    standard: {
      packId: PACK,
      regionName: '攀枝花市',
      homeCode: region.parse('510402'),
      fallsTo: null,
      elsewhere: false,
    },
    payment: null,
    details: null,
  };
}

function amountsOf(bill: Bill): Amounts {
  const fen = (amount: number | undefined) => toFen(amount ?? 0);
  return {
    total: fen(bill.total),
    outOfScope: fen(bill.outOfScope),
    basic: fen(bill.basic),
    catastrophic: fen(bill.catastrophic),
    otherInsurance: fen(bill.otherInsurance),
    commercial: fen(bill.commercial),
    commercialOutOfScope: fen(bill.commercialOutOfScope),
    charity: fen(bill.charity),
    rareDiseaseFund: fen(bill.rareDiseaseFund),
    deductible: fen(bill.deductible),
    aid: fen(bill.aid),
    tilt: fen(bill.tilt),
    tiltRefund: fen(bill.tiltRefund),
    tiltExcess: fen(bill.tiltExcess),
    hospitalBorne: fen(bill.hospitalBorne),
  };
}

function claimOf(settledOn: IsoDate, amounts: Amounts): Claim {
  const { total, outOfScope, basic, catastrophic, otherInsurance } = amounts;
  const { commercial, commercialOutOfScope, charity, rareDiseaseFund } = amounts;
  return {
    care: 'inpatient',
    settledOn,
    filedOn: null,
    fees: { total, inScope: lessFen(total, outOfScope), outOfScope },
    paid: {
      basic,
      catastrophic,
      otherInsurance,
      commercial,
      commercialOutOfScope,
      charity,
      rareDiseaseFund,
    },
    facility: { level: 2, designated: true, place: 'county' },
    referral: 'not-needed',
    primaryCareFirst: false,
    disease: '慢性肾脏病5期',
    special: null,
    treatment: 'dialysis',
    treatmentListed: true,
    registered: true,
    patientAge: 61,
    homeMaintenance: false,
    rareDiseaseListed: true,
    rareFacilityNamed: true,
    rareDrugCost: null,
    agencyException: false,
    standardElsewhere: false,
    plan: null,
  };
}

const PACK = pack.parse('panzhihua/2023-02-01');
const CLAUSE = clause.parse('第十二条（一）');
const POOL = 'serious-illness';

function settlementOf(
  claim: Claim,
  amounts: Amounts,
  before: YearSums,
  pools: Bill['pools'],
): Settlement {
  const { deductible, aid, tilt, tiltRefund, hospitalBorne, tiltExcess } = amounts;
  const { fees, paid } = claim;
  const inScopePaid = addFen(paid.basic, paid.catastrophic, paid.otherInsurance, paid.commercial);
  const aidBase = excessFen(fees.inScope, inScopePaid);
  const tiltHere = lessFen(tilt, tiltRefund);
  const allPaid = addFen(...Object.values(paid), aid, tiltHere, hospitalBorne);
  const drawn = Object.entries(pools ?? { [POOL]: aid }).map(([id, used]) => [id, toFen(used)]);
  const counts: YearSums = {
    deductible,
    pools: Object.fromEntries(drawn),
    tilt,
    selfPay: excessFen(aidBase, aid),
    tiltExcess,
    afterInsurance: aidBase,
    stays: claim.care === 'inpatient' ? 1 : 0,
    basic: paid.basic,
    catastrophic: paid.catastrophic,
    afterBasic: excessFen(fees.inScope, paid.basic),
  };
  const after = addYears(before, counts);
  return {
    pack: PACK,
    readings: [{ id: 'tilt-on-excess-only', on: false, says: '按累计自付计算' }],
    identity: null,
    retroactive: false,
    aidBase,
    deductible,
    deductibleUsed: after.deductible,
    deductibleLeft: ZERO,
    aid,
    tilt,
    tiltRefund,
    hospitalBorne,
    selfPayInScope: lessFen(aidBase, addFen(aid, tiltHere)),
    cash: excessFen(fees.total, allPaid),
    fundAdvance: addFen(aid, tiltHere),
    pool: { id: POOL, name: '救助', cap: null, used: after.pools[POOL] ?? ZERO, left: null },
    tiltLimits: null,
    control: null,
    deposit: 'waived',
    payout: 'one-stop',
    reasons: [{ code: 'TILT_BELOW_LINE', clause: CLAUSE, facts: { sum: '30.00', line: '80.00' } }],
    counts,
    before,
    after,
    trace: traceOf(claim, aid),
  };
}

/** Not this bill's real explanation, but one of every form that a step can have. */
function traceOf(claim: Claim, aid: Fen): ToldStep {
  const total = { name: 'total', amount: claim.fees.total } as const;
  const half = rate.parse('0.5');
  const hows: readonly How[] = [
    { kind: 'given' },
    { kind: 'carried' },
    { kind: 'stated' },
    { kind: 'tabled', table: '居民医保 2026', source: '医保局文件' },
    { kind: 'published', figure: 'tilt-line', figureName: '倾斜线', from: '2026-01-01' },
    {
      kind: 'published',
      figure: 'tilt-line',
      figureName: '倾斜线',
      from: '2026-01-01',
      source: '公报',
    },
    { kind: 'difference', of: total, less: [total], neverBelowZero: true },
    { kind: 'sum', of: [total, total] },
    { kind: 'share', of: total, share: half },
    { kind: 'share', of: total, share: half, by: '区县公布（2026-01-01 起）' },
    { kind: 'share-in-units', of: total, share: half, step: 10_000, rounding: 'down' },
    {
      kind: 'bands',
      of: total,
      parts: [
        { of: claim.fees.total, share: half },
        { of: ZERO, share: half, raisedFrom: rate.parse('0.45') },
      ],
    },
    { kind: 'above-share', of: total, whole: total, share: half },
    { kind: 'smallest', of: [total] },
    { kind: 'nothing', because: '未超过倾斜线' },
  ];
  const readings = [{ id: 'tilt-on-excess-only', on: true, says: '按超过部分计算' }];
  const overrides = [{ path: 'tilt.line', clause: CLAUSE, because: '倾斜线降低' }];
  const reasons = [{ code: 'BELOW_DEDUCTIBLE', facts: {} }] as const;
  const steps = hows.map((how, index): ToldStep => {
    const title =
      index % 2 === 0 ? { title: '起付标准', clause: CLAUSE } : { readings, overrides, reasons };
    return { name: 'aidBase', amount: ZERO, how, ...title, steps: [] };
  });
  return { name: 'aid', amount: aid, how: { kind: 'given' }, readings: [], reasons: [], steps };
}
