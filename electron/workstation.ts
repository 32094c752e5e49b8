import { parseClaim, parseFigures, type ClaimInput } from '../engine/claim.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { settle } from '../engine/settle.ts';
import { isIsoDate, yearOf, type IsoDate } from '../engine/terms.ts';
import type { Preview, RecordRequest, WorkstationApi } from './contract.ts';
import type { Facility, Ledger, SettlementDraft, Stamp } from './ledger/port.ts';
import { packView } from './pack-view.ts';
import { personFrom, personView } from './people.ts';
import { notFound, type SlipDesk } from './slip-desk.ts';

export type WorkstationParts = {
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly slips: SlipDesk;
  /** The place whose packs settle here, e.g. `panzhihua`. */
  readonly place: string;
  /** The moment, ISO 8601 with offset; the first ten characters are today. */
  readonly clock: () => string;
  readonly newId: () => string;
};

/** The application: the one service behind every door. It knows no Electron, no HTTP, no screen. */
export function createWorkstation(parts: WorkstationParts): WorkstationApi {
  const { ledger, packs, slips, clock, newId } = parts;
  const packViews = packs.packs.map(packView);
  const stamp = async (): Promise<Stamp> => {
    const facility = await ledger.facility();
    return { at: clock(), by: facility?.operator ?? '' };
  };

  return {
    hello: async () => {
      const stats = await ledger.stats();
      return ok({
        today: todayOf(clock()),
        demonstration: stats.demonstration,
        ledger: stats,
        facility: await ledger.facility(),
        packs: packViews,
      });
    },

    saveFacility: async (facility) => {
      await ledger.saveFacility(facility, { at: clock(), by: facility.operator });
      return ok(facility);
    },

    findPeople: async ({ query }) => {
      const people = await ledger.findPeople(query.trim(), MOST_PEOPLE);
      return ok(people.map((p) => personView(p, packViews)));
    },

    savePerson: async (input) => {
      const known = input.id === undefined ? null : await ledger.person(input.id);
      if (input.id !== undefined && known === null) return fail(personNotFound(input.id));
      const person = personFrom(input, known?.id ?? newId(), known);
      if (!person.ok) return person;
      const saved = await ledger.savePerson(person.value, await stamp());
      return saved.ok ? ok(personView(saved.value, packViews)) : saved;
    },

    settle: async ({ personId, claim }) => {
      const computed = await compute(parts, personId, claim);
      return computed.ok ? ok(computed.value.preview) : computed;
    },

    record: async (request) => recordBill(parts, request, await stamp()),

    listSettlements: async (filter) => ok(await ledger.list(filter)),

    findSettlement: async ({ settlementId }) => {
      const recorded = await ledger.find(settlementId);
      return recorded === null ? fail(notFound(settlementId)) : ok(recorded);
    },

    reverse: async ({ settlementId, reason, key }) => {
      if (reason.trim() === '') return fail(noReason());
      return ledger.reverse(settlementId, reason.trim(), key, await stamp());
    },

    slip: async ({ settlementId, paper }) => slips.print(settlementId, paper, await stamp()),
    verifySlip: async ({ text }) => slips.verify(text),

    listFigures: async () => ok(await ledger.figures()),

    enterFigure: async ({ source, ...input }) => {
      const figures = parseFigures([input]);
      const [figure] = figures.ok ? figures.value : [];
      if (!figures.ok) return withoutIndex(figures.problem);
      if (figure === undefined || source.trim() === '') return fail(noSource());
      return ledger.enterFigure({ ...figure, source: source.trim() }, await stamp());
    },
  };
}

const MOST_PEOPLE = 50;

type Computed = {
  readonly preview: Preview;
  readonly draft: Omit<SettlementDraft, 'facility' | 'diagnosis'>;
};

/**
 * Settles a bill on the ledger as it stands. The version is read before anything else, so that whatever moves while we
 * compute makes the recording STALE instead of wrong.
 */
async function compute(
  { ledger, packs, place }: WorkstationParts,
  personId: string,
  input: ClaimInput,
): Promise<Result<Computed>> {
  const claim = parseClaim(input);
  if (!claim.ok) return claim;
  const bound = packs.pick(place, claim.value.settledOn);
  if (!bound.ok) return bound;
  const year = yearOf(claim.value.settledOn);
  const soFar = await ledger.yearSoFar(personId, year);
  const person = await ledger.person(personId);
  if (person === null) return fail(personNotFound(personId));
  const pack = packs.compiled(bound.value.data.id, []);
  if (!pack.ok) return pack;
  const settled = settle(pack.value, {
    claim: claim.value,
    identities: person.identities,
    figures: await ledger.figures(),
    year: soFar.sums,
  });
  if (!settled.ok) return settled;
  const { hash } = bound.value;
  return ok({
    preview: { settlement: settled.value, packHash: hash, version: soFar.version },
    draft: { personId, year, claim: claim.value, settlement: settled.value, packHash: hash },
  });
}

async function recordBill(parts: WorkstationParts, request: RecordRequest, stamp: Stamp) {
  const facility: Facility | null = await parts.ledger.facility();
  if (facility === null) return fail(stationNotSetUp());
  const diagnosis = request.diagnosis.trim();
  if (diagnosis === '') return fail(noDiagnosis());
  const computed = await compute(parts, request.personId, request.claim);
  if (!computed.ok) return computed;
  return parts.ledger.record({
    draft: { ...computed.value.draft, facility, diagnosis },
    key: request.key,
    expectedVersion: request.version,
    stamp,
  });
}

function todayOf(moment: string): IsoDate {
  const day = moment.slice(0, 10);
  if (!isIsoDate(day)) throw new Error(`the clock does not tell the day: ${moment}`);
  return day;
}

function personNotFound(personId: string): Problem<'NOT_FOUND'> {
  const message = `no person ${JSON.stringify(personId)} in this ledger: search again`;
  return { code: 'NOT_FOUND', message, at: 'personId', facts: { personId } };
}
function stationNotSetUp(): Problem<'STATION_NOT_SET_UP'> {
  const message =
    'the facility is not set up: enter its name, code, level, desk and operator first';
  return { code: 'STATION_NOT_SET_UP', message };
}
function noDiagnosis(): Problem<'WRONG_TYPE'> {
  return {
    code: 'WRONG_TYPE',
    message: 'the diagnosis is empty: it stands on the slip',
    at: 'diagnosis',
  };
}
function noReason(): Problem<'WRONG_TYPE'> {
  return { code: 'WRONG_TYPE', message: 'a reversal needs its reason', at: 'reason' };
}
function noSource(): Problem<'WRONG_TYPE'> {
  const message = 'a published figure needs its source: the document or page it was read from';
  return { code: 'WRONG_TYPE', message, at: 'source' };
}
/** The figure was read as a list of one; its fields are the request's own. */
function withoutIndex(problem: Problem) {
  const at = problem.at?.replace(/^figures\.0\.?/, '');
  return fail(at === undefined ? problem : { ...problem, at });
}
