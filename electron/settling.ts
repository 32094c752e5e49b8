import { parseClaim, type Claim, type ClaimInput } from '../engine/claim.ts';
import { planFor } from '../engine/insurance/plan.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import { placeOfFacility, type RegionCode } from '../engine/region.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { settle } from '../engine/settle.ts';
import { yearOf } from '../engine/terms.ts';
import type { Preview, RecordRequest } from './contract.ts';
import type {
  Facility,
  Ledger,
  RecordedSettlement,
  SettlementDraft,
  Stamp,
  Standard,
} from './ledger/port.ts';
import { figuresFor, ownRegion, readingsOn, whoseStandard, type Picked } from './whose-standard.ts';

export type SettlingParts = { readonly ledger: Ledger; readonly packs: PackBook };

/** What a bill comes to on the ledger as it stands. */
export async function previewBill(
  parts: SettlingParts,
  personId: string,
  claim: ClaimInput,
): Promise<Result<Preview>> {
  const facility = await stationOf(parts.ledger);
  if (!facility.ok) return facility;
  const computed = await compute(parts, facility.value, personId, claim);
  return computed.ok ? ok(computed.value.preview) : computed;
}

/** Computes the bill again and records it; STALE where the year moved since the preview that was confirmed. */
export async function recordBill(
  parts: SettlingParts,
  request: RecordRequest,
  stamp: Stamp,
): Promise<Result<RecordedSettlement>> {
  const facility = await stationOf(parts.ledger);
  if (!facility.ok) return facility;
  const diagnosis = request.diagnosis.trim();
  if (diagnosis === '') return fail(noDiagnosis());
  const computed = await compute(parts, facility.value, request.personId, request.claim);
  if (!computed.ok) return computed;
  return parts.ledger.record({
    draft: { ...computed.value.draft, facility: facility.value, diagnosis },
    key: request.key,
    expectedVersion: request.version,
    stamp,
  });
}

/** The facility, and the county it lies in: places are seen from there. */
type Station = Facility & { readonly regionCode: RegionCode };

type Computed = {
  readonly preview: Preview;
  readonly draft: Omit<SettlementDraft, 'facility' | 'diagnosis'>;
};

/**
 * Settles a bill by the standard of the person's place. The version is read before anything else of the ledger that
 * decides an amount, so that whatever moves while we compute makes the recording STALE instead of wrong.
 */
async function compute(
  { ledger, packs }: SettlingParts,
  { regionCode: office }: Station,
  personId: string,
  input: ClaimInput,
): Promise<Result<Computed>> {
  const read = parseClaim(input);
  if (!read.ok) return read;
  const year = yearOf(read.value.settledOn);
  const soFar = await ledger.yearSoFar(personId, year);
  const person = await ledger.person(personId);
  if (person === null) return fail(personNotFound(personId));
  const home = person.recognisedIn;
  if (home === null) return fail(placeNotKnown(personId));
  const picked = whoseStandard(packs, home, office, read.value.settledOn);
  if (!picked.ok) return picked;
  const { data, hash } = picked.value.pack;
  const on = readingsOn(picked.value.pack, await ledger.readings());
  const pack = packs.compiled(data.id, on);
  if (!pack.ok) return pack;
  const placed = input.facility?.place === undefined ? placeOfFacility(office, home) : null;
  const claim = claimHere(read.value, picked.value, placed);
  const plan = planFor(claim, [...(await ledger.plans()), ...pack.value.plans]);
  if (!plan.ok) return plan;
  const entered = figuresFor(await ledger.figures(), home, ownRegion(packs, office));
  const settled = settle(pack.value, {
    claim,
    identities: person.identities,
    figures: [...entered, ...pack.value.published],
    year: soFar.sums,
    plan: plan.value,
  });
  if (!settled.ok) return settled;
  const standard = standardOf(picked.value, home, claim);
  const settlement = settled.value;
  return ok({
    preview: {
      settlement,
      standard,
      place: claim.facility.place,
      packHash: hash,
      version: soFar.version,
    },
    draft: { personId, year, claim, settlement, packHash: hash, standard },
  });
}

/** The bill as it is settled: a bill of this facility lies where this facility does. */
function claimHere(
  claim: Claim,
  { elsewhere }: Picked,
  placed: Claim['facility']['place'] | null,
): Claim {
  const { facility, standardElsewhere } = claim;
  return {
    ...claim,
    facility: { ...facility, place: placed ?? facility.place },
    standardElsewhere: standardElsewhere || elsewhere,
  };
}

function standardOf(
  { pack: { data }, fallsTo }: Picked,
  homeCode: RegionCode,
  { standardElsewhere: elsewhere }: Claim,
): Standard {
  return { packId: data.id, regionName: data.region.name, homeCode, fallsTo, elsewhere };
}

async function stationOf(ledger: Ledger): Promise<Result<Station>> {
  const facility = await ledger.facility();
  const regionCode = facility?.regionCode ?? null;
  if (facility === null || regionCode === null) return fail(stationNotSetUp());
  return ok({ ...facility, regionCode });
}

export function personNotFound(personId: string): Problem<'NOT_FOUND'> {
  const message = `no person ${JSON.stringify(personId)} in this ledger: search again`;
  return { code: 'NOT_FOUND', message, at: 'personId', facts: { personId } };
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
function noDiagnosis(): Problem<'WRONG_TYPE'> {
  return {
    code: 'WRONG_TYPE',
    message: 'the diagnosis is empty: it stands on the slip',
    at: 'diagnosis',
  };
}
