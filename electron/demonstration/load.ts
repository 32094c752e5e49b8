import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { covers, regionOf } from '../../engine/region.ts';
import { holdsOn, isIsoDate, type IsoDate } from '../../engine/terms.ts';
import type { Hello, WorkstationApi } from '../contract.ts';
import type { RecordedSettlement } from '../ledger/records.ts';
import {
  DEMONSTRATION_FACILITY,
  DEMONSTRATION_SOURCE,
  demonstrationPlan,
  type DemonstrationBill,
} from './invented.ts';
import { demonstrationPeople } from './people.ts';

export type DemonstrationRow = {
  readonly bill: DemonstrationBill;
  readonly recorded: RecordedSettlement;
};

/**
 * Fills an empty demonstration ledger through the same service that a cashier uses; a ledger that has people already is
 * left as it is. Problem: NOT_ALLOWED on a ledger that is not a demonstration.
 */
export async function loadDemonstration(
  api: WorkstationApi,
): Promise<Result<readonly DemonstrationRow[]>> {
  const hello = await api.hello({});
  if (!hello.ok) return hello;
  if (!hello.value.demonstration) return fail(notDemonstration());
  const known = await api.findPeople({ query: '' });
  if (!known.ok) return known;
  if (known.value.length > 0) return ok([]);
  const facility = await api.saveFacility(DEMONSTRATION_FACILITY);
  if (!facility.ok) return facility;
  const day = dayInForce(hello.value);
  const figures = await enterFigures(api, day);
  if (!figures.ok) return figures;
  const plan = await api.enterPlan({ plan: demonstrationPlan(day.slice(0, 4)) });
  if (!plan.ok) return plan;
  const rows: DemonstrationRow[] = [];
  for (const { person, bills } of demonstrationPeople(day)) {
    const saved = await api.savePerson(person);
    if (!saved.ok) return saved;
    for (const bill of bills) {
      const recorded = await recordBill(api, saved.value.id, bill, rows.length);
      if (!recorded.ok) return recorded;
      rows.push({ bill, recorded: recorded.value });
    }
  }
  return ok(rows);
}

async function recordBill(
  api: WorkstationApi,
  personId: string,
  bill: DemonstrationBill,
  index: number,
): Promise<Result<RecordedSettlement>> {
  const { claim, diagnosis, reversedBecause } = bill;
  const preview = await api.settle({ personId, claim });
  if (!preview.ok) return preview;
  const { version } = preview.value;
  const recorded = await api.record({
    personId,
    claim,
    diagnosis,
    version,
    key: `demonstration-${index}`,
  });
  if (!recorded.ok || reversedBecause === undefined) return recorded;
  const settlementId = recorded.value.id;
  const key = `demonstration-${index}-reversal`;
  const reversed = await api.reverse({ settlementId, reason: reversedBecause, key });
  return reversed.ok ? recorded : reversed;
}

async function enterFigures(api: WorkstationApi, day: IsoDate): Promise<Result<unknown>> {
  const [from, until] = [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  for (const [key, value] of [
    ['resident-income', '40000.00'],
    ['poverty-monitor-line', '9000.00'],
  ] as const) {
    const entered = await api.enterFigure({
      key,
      value,
      from,
      until,
      source: DEMONSTRATION_SOURCE,
    });
    if (!entered.ok) return entered;
  }
  return ok(null);
}

/** Today, or the last day of the hospital's own packs where they have ended: the demonstration must settle for ever. */
function dayInForce({ today, packs }: Hello): IsoDate {
  const here = regionOf(DEMONSTRATION_FACILITY.regionCode);
  const own = packs.filter(({ regionCode }) => covers(regionCode, here));
  const isOpen = own.some(({ inForce }) => holdsOn(inForce, today));
  const last = own
    .flatMap(({ inForce }) => inForce.until ?? [])
    .toSorted()
    .at(-1);
  return isOpen || last === undefined || !isIsoDate(last) ? today : last;
}

function notDemonstration(): Problem<'NOT_ALLOWED'> {
  return {
    code: 'NOT_ALLOWED',
    message:
      'this is a real ledger: invented people must not be loaded into it. Open it without the demonstration.',
  };
}
