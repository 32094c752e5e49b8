import { createHash } from 'node:crypto';
import { parseClaim, parseFigures, parseIdentities } from '../../engine/claim.ts';
import type { ClaimInput, FigureInput, IdentityInput } from '../../engine/claim.ts';
import { assert, type Result } from '../../engine/problem.ts';
import { regionOf } from '../../engine/region.ts';
import { explain } from '../../engine/explain.ts';
import { settle } from '../../engine/settle.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import type { YearSums } from '../../engine/settlement.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import type { PrintMark } from '../../electron/printing/print-mark.ts';
import type { SlipPack } from '../../electron/printing/slip-content.ts';
import type { SlipToPrint } from '../../electron/printing/slip.ts';
import { readRulePacks } from '../../electron/rule-packs.ts';

/** What a fixture says of its own; the rest is an ordinary stay at a county hospital. */
export type Bill = {
  readonly claim?: Partial<ClaimInput>;
  readonly identities?: readonly IdentityInput[];
  readonly figures?: readonly FigureInput[];
  readonly readings?: readonly string[];
  readonly year?: YearSums;
  readonly diagnosis?: string;
  readonly over?: Partial<RecordedSettlement>;
};

const PACK_ID = 'panzhihua/2023-02-01';
const packs = valueOf(readRulePacks(new URL('../../rules', import.meta.url).pathname));
const bound = valueOf(packs.find(PACK_ID));

/** The pack as the slip needs it. */
export const slipPack: SlipPack = {
  regionName: bound.data.region.name,
  document: bound.data.document,
  clauseTitle: (id) => bound.clauses.get(id)?.title ?? null,
};

const FIGURES: readonly FigureInput[] = [
  { key: 'resident-income', from: '2023-01-01', until: '2023-12-31', value: '36000' },
  { key: 'poverty-monitor-line', from: '2023-01-01', until: '2023-12-31', value: '8000' },
];

const CLAIM: ClaimInput = {
  care: 'inpatient',
  settledOn: '2023-05-10',
  fees: { total: '50000', inScope: '45000' },
  paid: { basic: '30000', catastrophic: '5000' },
  facility: { level: 2, place: 'county' },
};

/** A settlement as the ledger gives it back, settled by the real engine under the real pack. */
export function recordedBill(bill: Bill = {}): RecordedSettlement {
  const claim = valueOf(parseClaim({ ...CLAIM, ...bill.claim }));
  const pack = valueOf(packs.compiled(PACK_ID, bill.readings ?? []));
  const identities = valueOf(
    parseIdentities(bill.identities ?? [{ category: 'minimum-living', from: '2023-01-01' }]),
  );
  const figures = valueOf(parseFigures(bill.figures ?? FIGURES));
  const year = bill.year ?? EMPTY_YEAR;
  const input = { claim, identities, figures, year };
  const settlement = explain(pack, input, valueOf(settle(pack, input)));
  const diagnosis = bill.diagnosis ?? '冠状动脉粥样硬化性心脏病';
  return {
    id: '20230510-000042',
    seq: 42,
    recordedAt: '2023-05-10T09:12:33.120+08:00',
    hash: createHash('sha256').update(JSON.stringify({ claim, diagnosis })).digest('hex'),
    personName: '张秀兰',
    certificateMasked: '510***********1234',
    demonstration: false,
    reverses: null,
    reversedBy: null,
    sentAs: { messageId: null, platformId: null },
    differences: null,
    adjusts: null,
    adjustedBy: [],
    payment: null,
    details: null,
    personId: 'p-1',
    year: 2023,
    claim,
    diagnosis,
    facility: {
      name: '攀枝花市示例医院',
      code: 'H51040100001',
      level: 2,
      regionCode: regionOf('510402'),
      desk: '3 号窗口',
      operator: '王芳',
    },
    settlement,
    packHash: createHash('sha256').update(PACK_ID).digest('hex'),
    standard: {
      packId: bound.data.id,
      regionName: bound.data.region.name,
      homeCode: regionOf('510402'),
      fallsTo: null,
      elsewhere: claim.standardElsewhere,
    },
    ...bill.over,
  };
}

/** The n-th print of a slip; from the second on with its reason. */
export function printMark(number = 1, reversedBy: string | null = null): PrintMark {
  return {
    kind: 'print',
    number,
    reason: number === 1 ? null : '首次打印卡纸',
    at: '2023-05-10T09:13:00.000+08:00',
    by: '王芳',
    reversedBy,
  };
}

export function slipOf(recorded: RecordedSettlement, number = 1): SlipToPrint {
  const mark = printMark(number, recorded.reversedBy?.id ?? null);
  return { recorded, pack: slipPack, mark };
}

function valueOf<T>(result: Result<T> | { readonly ok: false; readonly problems: unknown }): T {
  assert(result.ok, JSON.stringify(result));
  return result.value;
}
