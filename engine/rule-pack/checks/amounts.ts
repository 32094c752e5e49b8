import { shareDay } from '../../terms.ts';
import { planFault } from '../../insurance/plan.ts';
import { inYuan } from '../../money.ts';
import type { Band, PackData } from '../schema.ts';
import type { Found } from './found.ts';

/** Bands ascend without a gap or an overlap, and the last is open. */
export function checkBands(pack: PackData): readonly Found[] {
  const { tilt } = pack;
  const ofAnswers = pack.answers.flatMap((answer, i) =>
    answer.kind === 'benefit'
      ? answer.rows.map((row, j) => [['answers', i, 'rows', j, 'share'], row.share] as const)
      : [],
  );
  const ofTilt =
    tilt === null || tilt.kind === 'rules-elsewhere'
      ? []
      : [[['tilt', 'share'], tilt.share] as const];
  return [
    ...[...ofAnswers, ...ofTilt].flatMap(([path, share]) =>
      share.kind === 'bands' ? badBands([...path, 'bands'], share.bands) : [],
    ),
    ...bandsOfYear(pack),
  ];
}

/** Bands look at one bill; on a tilt of the year they would pay by how the year is cut into bills. */
function bandsOfYear({ tilt }: PackData): readonly Found[] {
  if (tilt === null || tilt.kind !== 'year-over-line' || tilt.share.kind !== 'bands') return [];
  const message = 'a tilt of the year has one share: bands are for what looks at one bill';
  return [{ path: ['tilt', 'share'], message }];
}

function badBands(path: readonly PropertyKey[], bands: readonly Band[]): readonly Found[] {
  return bands.flatMap(({ upTo }, index): readonly Found[] => {
    const at = [...path, index];
    const isLast = index === bands.length - 1;
    if (isLast && upTo !== null) {
      const message = `the last band ends at ${inYuan(upTo)}: write upTo: null, or nothing is said of what is above`;
      return [{ path: at, message }];
    }
    if (isLast) return [];
    if (upTo === null) {
      const message = 'only the last band may be open: give this one its upper end';
      return [{ path: at, message }];
    }
    const next = bands[index + 1]?.upTo ?? null;
    if (next === null || next > upTo) return [];
    const message = `this band ends at ${inYuan(next)}, the one before it at ${inYuan(upTo)}: bands ascend, correct one of the two`;
    return [{ path: [...path, index + 1], message }];
  });
}

/** The year's self-pay counts what is paid for; a sum that only counts on the tilt's route needs a tilt that has one. */
export function checkSelfPay(pack: PackData): readonly Found[] {
  return [...countedForNothing(pack), ...routeWithoutTilt(pack)];
}

/** Bills without aid never count but for the reasons listed: a care kind that nobody is aided for says nothing here. */
function countedForNothing({ answers, yearSelfPay }: PackData): readonly Found[] {
  const { care, evenRefusedFor } = yearSelfPay;
  return care.flatMap((kind, index) => {
    const counts = answers.some(
      (answer) =>
        answer.care.includes(kind) &&
        (answer.kind !== 'refusal' || evenRefusedFor.includes(answer.reason)),
    );
    if (counts) return [];
    const message = `no answer pays for ${kind}, so that none of it counts: take it off the list`;
    return [{ path: ['yearSelfPay', 'care', index], message }];
  });
}

function routeWithoutTilt(pack: PackData): readonly Found[] {
  const hasRoute = pack.tilt !== null && pack.tilt.kind !== 'rules-elsewhere';
  if (!pack.yearSelfPay.onRouteOnly || hasRoute) return [];
  return [
    {
      path: ['yearSelfPay', 'onRouteOnly'],
      message: 'there is no tilt with a route that bills could be on: write false',
    },
  ];
}

/** The insurance tables that a pack brings along are as sound as those that offices enter. */
export function checkPlans(pack: PackData): readonly Found[] {
  return pack.plans.flatMap((plan, index): readonly Found[] => {
    const fault = planFault(plan);
    if (fault !== null) {
      const path = ['plans', index, ...(fault.at ?? '').split('.')];
      return [{ path, message: `plan ${plan.id}: ${fault.message}` }];
    }
    const twin = pack.plans.findIndex(
      (other, i) => i < index && other.id === plan.id && shareDay(other, plan),
    );
    if (twin < 0) return [];
    const message = `two plans ${plan.id} hold on one day: end the earlier one`;
    return [{ path: ['plans', index], message }];
  });
}
