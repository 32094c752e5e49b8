import { createHash } from 'node:crypto';
import { mod11_2 } from 'cdigit';
import { z } from 'zod';
import { idOf, problemOf, readSettleCase, type SettleCase } from '../../engine/case.ts';
import { caseResult } from '../../engine/case-result.ts';
import { parseClaim, type Claim } from '../../engine/claim.ts';
import { parseWith } from '../../engine/fields.ts';
import { ok, type Result } from '../../engine/problem.ts';
import { settle } from '../../engine/settle.ts';
import { yearOf } from '../../engine/terms.ts';
import { caseLines, UnreadableFile } from './case-lines.ts';
import type { OpenedWorkstation } from '../open-workstation.ts';
import type { Facility, Stamp } from '../ledger/port.ts';
import { personFrom, type VersionedPerson } from '../people.ts';
import { printJson, stopWith, type ExitCode } from './output.ts';

type Answer = Readonly<Record<string, unknown>>;

/**
 * `yidan record FILE --ledger F`: settles the cases of a file on the ledger's sums and records them, one person a case.
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

const personSchema = z
  .strictObject({ name: z.string().min(1).max(100), certificate: z.string().optional() })
  .optional();

async function recordCase(
  input: unknown,
  text: string,
  workstation: OpenedWorkstation,
  clock: () => string,
): Promise<Answer> {
  const id = idOf(input);
  const read = readSettleCase(input, workstation.packs);
  if (!read.ok) return { id, problem: problemOf(read.problem) };
  const key = createHash('sha256').update(text).digest('hex');
  const stamp = { at: clock(), by: 'yidan record' };
  const person = await personOf(read.value, key, workstation, stamp);
  if (!person.ok) return { id, problem: problemOf(person.problem) };
  const results: Answer[] = [];
  for (const [index, raw] of read.value.claims.entries()) {
    const recorded = await recordClaim(
      raw,
      read.value,
      person.value,
      `${key}-${index}`,
      workstation,
      stamp,
    );
    results.push(recorded.ok ? recorded.value : { problem: problemOf(recorded.problem) });
  }
  return { id, person: person.value.id, results };
}

/** The case's person, found by certificate or added; an unnamed one is invented from the case, always the same. */
async function personOf(
  { person, identities }: SettleCase,
  key: string,
  { ledger }: OpenedWorkstation,
  stamp: Stamp,
): Promise<Result<VersionedPerson>> {
  const read = parseWith(personSchema, person, 'person');
  if (!read.ok) return read;
  const certificate = read.value?.certificate ?? inventedCertificate(key);
  const name = read.value?.name ?? `无名${key.slice(0, 6)}`;
  const found = (await ledger.findPeople(certificate, 1))[0] ?? null;
  const known = found?.certificate === certificate ? found : null;
  const id =
    known?.id ?? `person-${createHash('sha256').update(certificate).digest('hex').slice(0, 16)}`;
  const checked = personFrom({ name, certificate, identities: [] }, id, null);
  if (!checked.ok) return checked;
  const sourced = identities.map((identity) => ({ ...identity, source: 'yidan record' }));
  return ledger.savePerson({ ...checked.value, identities: sourced }, stamp);
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

async function recordClaim(
  raw: unknown,
  { pack, figures, identities }: SettleCase,
  person: VersionedPerson,
  key: string,
  { ledger, packs }: OpenedWorkstation,
  stamp: Stamp,
): Promise<Result<Answer>> {
  const claim = parseClaim(raw);
  if (!claim.ok) return claim;
  const bound = packs.find(pack.id);
  if (!bound.ok) return bound;
  const year = yearOf(claim.value.settledOn);
  const soFar = await ledger.yearSoFar(person.id, year);
  const settled = settle(pack, { claim: claim.value, identities, figures, year: soFar.sums });
  if (!settled.ok) return settled;
  const recorded = await ledger.record({
    draft: {
      personId: person.id,
      year,
      claim: claim.value,
      diagnosis: claim.value.disease ?? '未录',
      facility: (await ledger.facility()) ?? importedFacility(claim.value),
      settlement: settled.value,
      packHash: bound.value.hash,
    },
    key,
    expectedVersion: soFar.version,
    stamp,
  });
  if (!recorded.ok) return recorded;
  const { id: settlement, hash } = recorded.value;
  return ok({ settlement, hash, ...caseResult(recorded.value.settlement, 'none') });
}

function importedFacility({ facility }: Claim): Facility {
  const { level, place } = facility;
  return { name: '批量录入', code: '', level, place, desk: '', operator: 'yidan record' };
}
