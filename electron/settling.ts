import { parseClaim, type Claim, type ClaimInput } from '../engine/claim.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import { placeOfFacility, type RegionCode } from '../engine/region.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { yearOf } from '../engine/terms.ts';
import { billDetailsFrom } from './bill-details.ts';
import type { Preview, RecordRequest } from './contract.ts';
import type { Ledger } from './ledger/port.ts';
import { noPerson } from './ledger/refusals.ts';
import type { Facility, RecordedSettlement, SettlementDraft, Stamp } from './ledger/records.ts';
import { paymentFrom } from './payment.ts';
import { readOffice, settleBill } from './settle-bill.ts';

export type SettlingParts = { readonly ledger: Ledger; readonly packs: PackBook };

/** What a bill comes to on the ledger as it stands. */
export async function previewBill(
  parts: SettlingParts,
  personId: string,
  claim: ClaimInput,
): Promise<Result<Preview>> {
  const computed = await compute(parts, personId, claim);
  if (!computed.ok) return computed;
  const { draft, version } = computed.value;
  const { settlement, standard, packHash } = draft;
  return ok({ settlement, standard, place: draft.claim.facility.place, packHash, version });
}

/** Computes the bill again and records it; STALE where the year moved since the preview that was confirmed. */
export async function recordBill(
  { ledger, packs }: SettlingParts,
  request: RecordRequest,
  stamp: Stamp,
): Promise<Result<RecordedSettlement>> {
  const draft = await draftOf({ ledger, packs }, request);
  if (!draft.ok) return draft;
  const { key, version: expectedVersion } = request;
  return ledger.record({ draft: draft.value, key, expectedVersion, stamp });
}

/** The bill of a request as it is recorded, with its diagnosis and how it is paid. */
export async function draftOf(
  parts: SettlingParts,
  { personId, claim, ...request }: RecordRequest,
): Promise<Result<SettlementDraft>> {
  const diagnosis = request.diagnosis.trim();
  const computed = await compute(parts, personId, claim);
  if (!computed.ok) return computed;
  if (diagnosis === '') return fail(noDiagnosis());
  const { draft, facility } = computed.value;
  const payment = paymentFrom(request.payment, draft.settlement.cash);
  if (!payment.ok) return payment;
  const details = billDetailsFrom(request.details, draft.claim);
  if (!details.ok) return details;
  return ok({ ...draft, facility, diagnosis, payment: payment.value, details: details.value });
}

type Computed = {
  readonly draft: Omit<SettlementDraft, 'facility' | 'diagnosis' | 'payment' | 'details'> & {
    readonly standard: NonNullable<SettlementDraft['standard']>;
  };
  readonly facility: Facility;
  readonly version: number;
};

/**
 * Settles a bill by the standard of the person's place. The version is read before anything else of the ledger that
 * decides an amount, so that whatever moves while we compute makes the recording STALE instead of wrong.
 */
async function compute(
  { ledger, packs }: SettlingParts,
  personId: string,
  input: ClaimInput,
): Promise<Result<Computed>> {
  const read = parseClaim(input);
  if (!read.ok) return read;
  const year = yearOf(read.value.settledOn);
  const soFar = await ledger.yearSoFar(personId, year);
  const office = await readOffice(ledger);
  if (!office.ok) return office;
  const person = await ledger.person(personId);
  if (person === null) return fail(noPerson(personId));
  const { facility } = office.value;
  const bill = billHere(read.value, input, facility.regionCode, person.recognisedIn);
  const settled = settleBill(packs, office.value, person, bill, soFar.sums);
  if (!settled.ok) return settled;
  return ok({ draft: { personId, year, ...settled.value }, facility, version: soFar.version });
}

/** The bill as it is settled: without a place of its own it lies where this facility does, seen from the person's. */
function billHere(
  bill: Claim,
  input: ClaimInput,
  office: RegionCode,
  home: RegionCode | null,
): Claim {
  if (input.facility?.place !== undefined || home === null) return bill;
  return { ...bill, facility: { ...bill.facility, place: placeOfFacility(office, home) } };
}

function noDiagnosis(): Problem<'WRONG_TYPE'> {
  return {
    code: 'WRONG_TYPE',
    message: 'the diagnosis is empty: it stands on the slip',
    at: 'diagnosis',
  };
}
