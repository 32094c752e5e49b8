import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { IsoDate } from '../../engine/terms.ts';
import type { Configuration } from './configuration.ts';
import type { Group } from './detail-rows.ts';
import { named, type Ours } from './fields.ts';
import type { PeriodSums } from './period-sums.ts';
import type { Place } from './scope.ts';
import { moneyOf, type GroupSum, type Sum } from './totals.ts';

/** What stands in each file: whose, of which days, under the interface's names. */
type Asked = { readonly from: IsoDate; readonly until: IsoDate };
type Value = string | number | null;
type Fields = Readonly<Record<string, Value>>;

/** A JSON file of ours: one body a group, as the transaction takes it, and what must be told with it. */
export type InterfaceFile = {
  readonly infno: string;
  readonly fixmedins_code: string | null;
  readonly complete: boolean;
  readonly data: readonly Fields[];
  readonly sum: Fields;
  readonly notes: readonly string[];
};

type Given = {
  readonly asked: Asked;
  readonly place: Place;
  readonly sums: PeriodSums;
};

/** 3201: a body for each 险种 × 清算类别 × 经办机构, refunds taken off. No refund mark: the sums have both. */
export function totalsFile({ asked, place, sums }: Given): InterfaceFile {
  const body = (sum: Sum, group: Partial<Group>): Fields =>
    named<Value>({ ...group, ...asked, ...totalsOf(sum) }, place);
  return {
    infno: '3201',
    fixmedins_code: sums.facility,
    complete: sums.isComplete,
    data: sums.sums.map((sum) => body(sum, sum.group)),
    sum: body(sums.whole, {}),
    notes: sums.notes,
  };
}

function totalsOf({ amounts, count }: Sum) {
  const { total, fundsPay, accountPays } = moneyOf(amounts);
  return { total, fundsPay, accountPays, count, refundMark: null };
}

/** What 3202 is asked with beside the uploaded details, whose number comes from the upload. */
export function detailsHead(
  { group, amounts, count }: GroupSum,
  { asked, place }: Pick<Given, 'asked' | 'place'>,
): Fields {
  const { settlingOffice, clearingKind } = group;
  const { total, fundsPay, cashPays } = moneyOf(amounts);
  return named<Value>(
    {
      settlingOffice,
      uploadedFile: null,
      ...asked,
      total,
      fundsPay,
      cashPays,
      count,
      clearingKind,
      refundMark: null,
      extension: null,
    },
    place,
  );
}

/**
 * 3203: a body for each 险种 × 清算类别 of one month. Problem: PERIOD_INVALID, where the days are not of one month. 医保认可
 * 费用总额 is unknown until the office says which cost it is.
 */
export function clearingFile(
  given: Given & { readonly configuration: Configuration | null },
): Result<InterfaceFile> {
  const { asked, place, sums, configuration } = given;
  if (asked.from.slice(0, 7) !== asked.until.slice(0, 7)) return fail(notOneMonth(asked));
  const { clearingOffice = null, recognisedCost = null } = configuration ?? {};
  const days = { clearFrom: asked.from, clearUntil: asked.until };
  const clearingMonth = asked.from.slice(0, 7).replace('-', '');
  const body = ({ amounts, count }: Sum, group: Partial<Group>): Fields => {
    const { total, fundsPay, cashPays, accountPays, ...money } = moneyOf(amounts);
    const costs = { total, inScope: money.inScope };
    const { clearingKind = null, insurance = null } = group;
    return named<Value>(
      {
        clearingKind,
        insurance,
        clearingMonth,
        visits: count,
        total,
        recognisedCost: recognisedCost === null ? null : costs[recognisedCost],
        claimed: fundsPay,
        cashPays,
        accountPays,
        ...days,
        clearingOffice,
      },
      place,
    );
  };
  return ok({
    infno: '3203',
    fixmedins_code: sums.facility,
    complete: sums.isComplete && clearingOffice !== null && recognisedCost !== null,
    data: sums.sums.map((sum) => body(sum, sum.group)),
    sum: body(sums.whole, {}),
    notes: [...sums.notes, ...unsaid({ clearingOffice, recognisedCost })],
  });
}

const MEND = {
  clearingOffice:
    '清算经办机构（clr_optins）不知道，写作 null：请写在 --config 的 clearingOffice 里。',
  recognisedCost:
    '医保认可费用总额（med_sumfee）取哪项费用没有说明，写作 null：请在 --config 的 recognisedCost 里写 inScope（政策范围内）或 total（总费用）。',
} as const satisfies { readonly [K in Ours]?: string };

function unsaid(said: { readonly [K in keyof typeof MEND]: string | null }): readonly string[] {
  const names = ['clearingOffice', 'recognisedCost'] as const;
  return names.filter((name) => said[name] === null).map((name) => MEND[name]);
}

function notOneMonth({ from, until }: Asked): Problem<'PERIOD_INVALID'> {
  return {
    code: 'PERIOD_INVALID',
    message: `a clearing application (3203) is for one month, and ${from} to ${until} are in several: ask for each month`,
    at: '--from',
    facts: { from, until },
  };
}
