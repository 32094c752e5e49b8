import type { Claim } from '../engine/claim.ts';
import { explain } from '../engine/explain.ts';
import { planFor } from '../engine/insurance/plan.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { RegionCode } from '../engine/region.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { settle } from '../engine/settle.ts';
import type { Settlement, YearSums } from '../engine/settlement.ts';
import type { Ledger } from './ledger/port.ts';
import type {
  Facility,
  FigureEntry,
  Person,
  PlanEntry,
  ReadingEntry,
  Standard,
} from './ledger/records.ts';
import { figuresFor, ownRegion, readingsOn, whoseStandard, type Picked } from './whose-standard.ts';

/** All that the office decides and bills are settled by, read at one moment. */
export type Office = {
  readonly facility: Facility & { readonly regionCode: RegionCode };
  readonly figures: readonly FigureEntry[];
  readonly plans: readonly PlanEntry[];
  readonly readings: readonly ReadingEntry[];
};

export type SettledBill = {
  /** The bill as it was settled: another place's standard may apply to it. */
  readonly claim: Claim;
  readonly settlement: Settlement;
  readonly standard: Standard;
  readonly packHash: string;
};

/** Problem: STATION_NOT_SET_UP, where nobody said yet where the facility lies. */
export async function readOffice(ledger: Ledger): Promise<Result<Office>> {
  const facility = await ledger.facility();
  const regionCode = facility?.regionCode ?? null;
  if (facility === null || regionCode === null) return fail(stationNotSetUp());
  return ok({
    facility: { ...facility, regionCode },
    figures: await ledger.figures(),
    plans: await ledger.plans(),
    readings: await ledger.readings(),
  });
}

/**
 * Settles one bill of a person by the standard of their place, on the year's sums before it. Pure: the same office,
 * person, bill and sums give the same settlement, today and in a replay. Problems: WRONG_TYPE (place of recognition not
 * known), PACK_NOT_IN_FORCE, PLAN_UNKNOWN and those of `settle`.
 */
export function settleBill(
  packs: PackBook,
  { facility, figures, plans, readings }: Office,
  { id, recognisedIn: home, identities }: Person,
  bill: Claim,
  sums: YearSums,
): Result<SettledBill> {
  if (home === null) return fail(placeNotKnown(id));
  const picked = whoseStandard(packs, home, facility.regionCode, bill.settledOn);
  if (!picked.ok) return picked;
  const { data, hash } = picked.value.pack;
  const pack = packs.compiled(data.id, readingsOn(picked.value.pack, readings));
  if (!pack.ok) return pack;
  const standardElsewhere = bill.standardElsewhere || picked.value.elsewhere;
  const claim = { ...bill, standardElsewhere };
  const plan = planFor(claim, [...plans, ...pack.value.plans]);
  if (!plan.ok) return plan;
  const entered = figuresFor(figures, home, ownRegion(packs, facility.regionCode));
  const input = {
    claim,
    identities,
    figures: [...entered, ...pack.value.published],
    year: sums,
    plan: plan.value,
  };
  const settled = settle(pack.value, input);
  if (!settled.ok) return settled;
  const standard = standardOf(picked.value, home, claim);
  const settlement = explain(pack.value, input, settled.value);
  return ok({ claim, settlement, standard, packHash: hash });
}

function standardOf(
  { pack: { data }, fallsTo }: Picked,
  homeCode: RegionCode,
  { standardElsewhere: elsewhere }: Claim,
): Standard {
  return { packId: data.id, regionName: data.region.name, homeCode, fallsTo, elsewhere };
}

export function stationNotSetUp(): Problem<'STATION_NOT_SET_UP'> {
  const message =
    'the facility is not set up: enter its name, code, level, region, desk and operator first';
  return { code: 'STATION_NOT_SET_UP', message };
}

function placeNotKnown(personId: string): Problem<'WRONG_TYPE'> {
  const message =
    'the place where the person is recognised is not known, and its standard holds: enter it in their record';
  return { code: 'WRONG_TYPE', message, at: 'recognisedIn', facts: { personId } };
}
