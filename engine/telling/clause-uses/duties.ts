import { inPercent } from '../../money.ts';
import type { ClauseId } from '../../terms.ts';
import type { PackData } from '../../rule-pack/schema.ts';

/** A day that offices must keep, or what the fund is held to. */
export type Duty = {
  readonly path: readonly PropertyKey[];
  readonly clause: ClauseId;
  readonly what: string;
  readonly says: string;
};

export function dutiesOf({ deadlines, fundCheck }: PackData): readonly Duty[] {
  const { listHandover, aidReview } = deadlines;
  const duties: readonly (Duty | null)[] = [
    listHandover && {
      path: ['deadlines', 'listHandover'],
      clause: listHandover.clause,
      what: '名单移交',
      says: `每月 ${listHandover.day} 日前，法定节假日顺延`,
    },
    aidReview && {
      path: ['deadlines', 'aidReview'],
      clause: aidReview.clause,
      what: '救助审核',
      says: `申报后 ${aidReview.workingDays} 个工作日内`,
    },
    fundCheck && {
      path: ['fundCheck', 'ownBudget'],
      clause: fundCheck.ownBudget.clause,
      what: '本级预算',
      says: `不低于上年上级补助的 ${inPercent(fundCheck.ownBudget.atLeast)}`,
    },
    fundCheck && {
      path: ['fundCheck', 'surplus'],
      clause: fundCheck.surplus.clause,
      what: '基金结余',
      says: `不超过当年筹集的 ${inPercent(fundCheck.surplus.atMost)}`,
    },
  ];
  return duties.filter((duty) => duty !== null);
}
