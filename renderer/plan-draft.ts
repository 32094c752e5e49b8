import type { InsurancePlan, InsurancePlanInput, PlanBand } from '../engine/insurance/plan.ts';
import { inYuanGrouped } from '../engine/money.ts';
import type { CareKind } from '../engine/terms.ts';
import { CARE_WORDS } from '../engine/words.ts';
import { plainDay } from './day-text.ts';
import { halfWidth, moneyOf, plainMoney } from './money-text.ts';

/** A band as typed: up to which amount (empty = open), and the share in hundredths. */
export type BandDraft = { readonly upTo: string; readonly percent: string };

/** What basic insurance pays for some kinds of care at some levels, as typed. */
export type RowDraft = {
  readonly care: readonly CareKind[];
  readonly levels: readonly (1 | 2 | 3)[];
  /** One for each stay, parted by 、 */
  readonly deductibles: string;
  readonly bands: readonly BandDraft[];
};

/** A year's insurance table as it stands in the form. */
export type PlanDraft = {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly source: string;
  readonly rows: readonly RowDraft[];
  readonly basicCap: string;
  readonly hasCatastrophic: boolean;
  readonly deductible: string;
  readonly bands: readonly BandDraft[];
  readonly catastrophicCap: string;
};

export const NEW_BAND: BandDraft = { upTo: '', percent: '' };
export const NEW_ROW: RowDraft = {
  care: ['inpatient'],
  levels: [1, 2, 3],
  deductibles: '',
  bands: [NEW_BAND],
};

export function newPlan(year: string): PlanDraft {
  return {
    id: `resident-${year}`,
    name: '',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    source: '',
    rows: [NEW_ROW],
    basicCap: '',
    hasCatastrophic: true,
    deductible: '',
    bands: [NEW_BAND],
    catastrophicCap: '',
  };
}

/** The table as the workstation is asked to keep it. */
export function planInputOf(draft: PlanDraft): InsurancePlanInput {
  const { rows, hasCatastrophic } = draft;
  return {
    id: draft.id.trim(),
    name: draft.name.trim(),
    from: plainDay(draft.from),
    until: draft.until.trim() === '' ? null : plainDay(draft.until),
    source: draft.source.trim(),
    basic:
      rows.length === 0
        ? null
        : {
            rows: rows.map(({ care, levels, deductibles, bands }) => ({
              care: [...care],
              levels: [...levels],
              deductibles: deductiblesOf(deductibles),
              bands: bands.map(bandInputOf),
            })),
            cap: capOf(draft.basicCap),
          },
    catastrophic: hasCatastrophic
      ? {
          deductible: plainMoney(draft.deductible),
          bands: draft.bands.map(bandInputOf),
          cap: capOf(draft.catastrophicCap),
        }
      : null,
  };
}

function bandInputOf({ upTo, percent }: BandDraft) {
  return { upTo: capOf(upTo), share: shareOfPercent(percent) };
}

function capOf(typed: string): string | null {
  return plainMoney(typed) === '' ? null : plainMoney(typed);
}

/** "800、400" → the first stay's and every further one's; nothing typed is no deductible. */
export function deductiblesOf(typed: string): string[] {
  const parts = halfWidth(typed)
    .split(/[、;/\s]+/)
    .map(plainMoney)
    .filter((part) => part !== '');
  return parts.length === 0 ? ['0'] : parts;
}

/** Hundredths as people write them: "85" or "85%" → "0.85". What is none goes as typed, to be told so at its field. */
export function shareOfPercent(typed: string): string {
  const plain = halfWidth(typed).replace(/[%\s]/g, '');
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return plain;
  const [, whole = '', part = ''] = match;
  const digits = whole.padStart(3, '0');
  return `${Number(digits.slice(0, -2))}.${digits.slice(-2)}${part}`;
}

/** The same, for reading: "0.85" → "85%". */
export function percentOf(share: string): string {
  const [whole = '0', part = ''] = share.split('.');
  const digits = part.padEnd(2, '0');
  const tail = digits.slice(2).replace(/0+$/, '');
  const head = String(Number(`${whole}${digits.slice(0, 2)}`));
  return `${head}${tail === '' ? '' : `.${tail}`}%`;
}

/** What a table says, a line for each row. */
export function planLines({ basic, catastrophic }: InsurancePlan): readonly string[] {
  const rows = (basic?.rows ?? []).map(({ care, levels, deductibles, bands }) => {
    const who = `${care.map((kind) => CARE_WORDS[kind]).join('、')} ${levels.join('、')} 级`;
    return `${who}：起付 ${deductibles.map(inYuanGrouped).join('、')}；${bandsText(bands)}`;
  });
  return [
    ...rows,
    ...(basic === null ? [] : [`基本医保年度限额 ${capText(basic.cap)}`]),
    ...(catastrophic === null
      ? []
      : [
          `大病保险：起付 ${inYuanGrouped(catastrophic.deductible)}；${bandsText(catastrophic.bands)}；年度限额 ${capText(catastrophic.cap)}`,
        ]),
  ];
}

function capText(cap: PlanBand['upTo']): string {
  return cap === null ? '不封顶' : inYuanGrouped(cap);
}

function bandsText(bands: readonly PlanBand[]): string {
  return bands
    .map(({ upTo, share }) =>
      upTo === null
        ? `${bands.length > 1 ? '以上' : ''} ${percentOf(share)}`
        : `至 ${inYuanGrouped(upTo)} ${percentOf(share)}`,
    )
    .join('，');
}

/** What was understood of the deductibles, so that a comma in the wrong place is seen at once. */
export function deductiblesRead(typed: string): readonly string[] | null {
  const amounts = deductiblesOf(typed).map(moneyOf);
  return amounts.every((amount) => amount !== null) ? amounts.map(inYuanGrouped) : null;
}
