import { createHash } from 'node:crypto';
import { mod11_2 } from 'cdigit';
import { z } from 'zod';
import { caseResult, problemOf } from '../../engine/case-result.ts';
import { idOf } from '../../engine/case.ts';
import { explain } from '../../engine/explain.ts';
import { readSettleCase, type SettleCase } from '../../engine/settle-case.ts';
import { parseClaim, type Claim } from '../../engine/claim.ts';
import { parseWith, regionField } from '../../engine/fields.ts';
import { planFor, type InsurancePlan } from '../../engine/insurance/plan.ts';
import { ok, type Result } from '../../engine/problem.ts';
import { regionOf, type RegionCode } from '../../engine/region.ts';
import type { BoundPack } from '../../engine/rule-pack/pack-book.ts';
import { settle } from '../../engine/settle.ts';
import { yearOf } from '../../engine/terms.ts';
import type { Fen } from '../../engine/money.ts';
import { billDetailsFrom, type BillDetailsInput } from '../bill-details.ts';
import { caseLines, UnreadableFile } from './case-lines.ts';
import type { OpenedWorkstation } from '../open-workstation.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Facility, Stamp, Standard } from '../ledger/records.ts';
import { paymentFrom, type PaymentInput } from '../payment.ts';
import { personFrom, type VersionedPerson } from '../people.ts';
import { printJson, stopWith, type ExitCode } from './output.ts';

type Answer = Readonly<Record<string, unknown>>;

/**
 * `yidan record FILE --ledger F`: settles the cases of a file on the ledger's sums and records them, one person a case,
 * each by the pack that the case names. Its person is taken to be recognised where that pack is from, unless the case
 * or the ledger says where.
 * The same line recorded twice answers with the first result: its key is the hash of the line.
 */
export async function recordCommand(
  file: string,
  workstation: OpenedWorkstation,
  clock: () => string,
): Promise<ExitCode> {
  let status: ExitCode = 0;
  try {
    for await (const line of caseLines(file)) {
      const answer = line.read.ok
        ? await recordCase(line.read.value, line.text, workstation, clock)
        : { id: null, problem: problemOf(line.read.problem) };
      printJson(answer);
      if ('problem' in answer) status = 1;
    }
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    return stopWith(thrown.problem);
  }
  return status;
}

const personSchema = z.strictObject({
  name: z.string().min(1).max(100).optional(),
  certificate: z.string().optional(),
  recognisedIn: regionField.optional(),
});

async function recordCase(
  input: unknown,
  text: string,
  workstation: OpenedWorkstation,
  clock: () => string,
): Promise<Answer> {
  const id = idOf(input);
  const read = readSettleCase(input, workstation.packs);
  if (!read.ok) return { id, problem: problemOf(read.problem) };
  const bound = workstation.packs.find(read.value.pack.id);
  if (!bound.ok) return { id, problem: problemOf(bound.problem) };
  const named: NamedCase = { ...read.value, bound: bound.value };
  const key = createHash('sha256').update(text).digest('hex');
  const stamp = { at: clock(), by: 'yidan record' };
  const person = await personOf(named, key, workstation, stamp);
  if (!person.ok) return { id, problem: problemOf(person.problem) };
  const results: Answer[] = [];
  for (const [index, raw] of read.value.claims.entries()) {
    const caseKey = `${key}-${index}`;
    const said = named.details[index];
    const bill = { raw, said, key: caseKey };
    const recorded = await recordClaim(bill, named, person.value, workstation, stamp);
    results.push(recorded.ok ? recorded.value : { problem: problemOf(recorded.problem) });
  }
  return { id, person: person.value.id, results };
}

type NamedCase = SettleCase & { readonly bound: BoundPack };

/** The case's person, found by certificate or added; an unnamed one is invented from the case, always the same. */
async function personOf(
  { person, identities, bound }: NamedCase,
  key: string,
  { ledger }: OpenedWorkstation,
  stamp: Stamp,
): Promise<Result<VersionedPerson>> {
  const read = parseWith(personSchema, person ?? {}, 'person');
  if (!read.ok) return read;
  const { certificate = inventedCertificate(key), name = `无名${key.slice(0, 6)}` } = read.value;
  const found = (await ledger.findPeople(certificate, 1))[0];
  const nobody = { id: idFor(certificate), recognisedIn: null };
  const known = found?.certificate === certificate ? found : nobody;
  const recognisedIn = read.value.recognisedIn ?? known.recognisedIn ?? regionOfPack(bound);
  const input = { name, certificate, recognisedIn, identities: [] };
  const checked = personFrom(input, known.id, null);
  if (!checked.ok) return checked;
  const sourced = identities.map((identity) => ({ ...identity, source: 'yidan record' }));
  return ledger.savePerson({ ...checked.value, identities: sourced }, stamp);
}

function idFor(certificate: string): string {
  return `person-${createHash('sha256').update(certificate).digest('hex').slice(0, 16)}`;
}

/** A number of the region 999999, which does not exist. */
function inventedCertificate(key: string): string {
  const order = String(Number.parseInt(key.slice(0, 8), 16) % 1000).padStart(3, '0');
  const year = 1930 + (Number.parseInt(key.slice(8, 12), 16) % 80);
  const month = String(1 + (Number.parseInt(key.slice(12, 16), 16) % 12)).padStart(2, '0');
  const day = String(1 + (Number.parseInt(key.slice(16, 20), 16) % 28)).padStart(2, '0');
  const body = `999999${year}${month}${day}${order}`;
  return `${body}${mod11_2.compute(body)}`;
}

/** A claim of the case as it is written, and what is said of it beside its sums. */
type CaseBill = { readonly raw: unknown; readonly said: unknown; readonly key: string };

const saidSchema = z.strictObject({
  diagnosis: z.string().trim().min(1).max(200).optional(),
  payment: z.custom<PaymentInput>().optional(),
  stay: z.custom<BillDetailsInput['stay']>().optional(),
  feeItems: z.custom<BillDetailsInput['feeItems']>().optional(),
});

async function recordClaim(
  { raw, said, key }: CaseBill,
  { pack, bound, figures, plans, identities }: NamedCase,
  person: VersionedPerson,
  { ledger }: OpenedWorkstation,
  stamp: Stamp,
): Promise<Result<Answer>> {
  const claim = parseClaim(raw);
  if (!claim.ok) return claim;
  const plan = planFor(claim.value, await plansOf({ plans, pack }, ledger));
  if (!plan.ok) return plan;
  const year = yearOf(claim.value.settledOn);
  const soFar = await ledger.yearSoFar(person.id, year);
  const input = { claim: claim.value, identities, figures, year: soFar.sums, plan: plan.value };
  const settled = settle(pack, input);
  if (!settled.ok) return settled;
  const beside = besideOf(said, claim.value, settled.value.cash);
  if (!beside.ok) return beside;
  const recorded = await ledger.record({
    draft: {
      personId: person.id,
      year,
      claim: claim.value,
      diagnosis: beside.value.diagnosis ?? claim.value.disease ?? '未录',
      facility: (await ledger.facility()) ?? importedFacility(claim.value, bound),
      settlement: explain(pack, input, settled.value),
      packHash: bound.hash,
      standard: standardOf(claim.value, bound, person.recognisedIn),
      payment: beside.value.payment,
      details: beside.value.details,
    },
    key,
    expectedVersion: soFar.version,
    stamp,
  });
  if (!recorded.ok) return recorded;
  const { id: settlement, hash } = recorded.value;
  return ok({ settlement, hash, ...caseResult(recorded.value.settlement) });
}

/** Diagnosis, payment, stay and kinds of charge, where the case says them of this claim. */
function besideOf(said: unknown, claim: Claim, cash: Fen) {
  const read = parseWith(saidSchema, said ?? {}, 'details');
  if (!read.ok) return read;
  const { diagnosis, payment: paid, ...lists } = read.value;
  const payment = paymentFrom(paid, cash);
  if (!payment.ok) return payment;
  const details = billDetailsFrom(lists, claim);
  if (!details.ok) return details;
  return ok({ diagnosis, payment: payment.value, details: details.value });
}

/** The case's own plans first, then the office's, then those that the pack brings along. */
async function plansOf(
  { plans, pack }: Pick<SettleCase, 'plans' | 'pack'>,
  ledger: Ledger,
): Promise<readonly InsurancePlan[]> {
  const own = plans.filter((plan) => !pack.plans.includes(plan));
  return [...own, ...(await ledger.plans()), ...pack.plans];
}

function standardOf(
  { standardElsewhere }: Claim,
  pack: BoundPack,
  home: RegionCode | null,
): Standard {
  return {
    packId: pack.data.id,
    regionName: pack.data.region.name,
    homeCode: home ?? regionOfPack(pack),
    fallsTo: null,
    elsewhere: standardElsewhere,
  };
}

function regionOfPack({ data }: BoundPack): RegionCode {
  return regionOf(data.region.code);
}

function importedFacility({ facility: { level } }: Claim, pack: BoundPack): Facility {
  const regionCode = regionOfPack(pack);
  return { name: '批量录入', code: '', level, regionCode, desk: '', operator: 'yidan record' };
}
