import { parseFigures } from '../engine/claim.ts';
import { parseWith, regionField } from '../engine/fields.ts';
import { parsePlan } from '../engine/insurance/plan.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { RegionCode } from '../engine/region.ts';
import { placeOf, type BoundPack, type PackBook } from '../engine/rule-pack/pack-book.ts';
import type { WorkstationApi } from './contract.ts';
import type { Ledger } from './ledger/port.ts';
import type { ReadingEntry, ReadingSwitch, Stamp } from './ledger/records.ts';
import { secondPerson } from './second-person.ts';
import { stationNotSetUp } from './settle-bill.ts';
import { ownRegion, readingsOn } from './whose-standard.ts';

type Parts = {
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly stamp: () => Promise<Stamp>;
};

/** What the office decides beside single bills: published figures, insurance tables, readings of the text. */
export type OfficeBook = Pick<
  WorkstationApi,
  'listFigures' | 'enterFigure' | 'listPlans' | 'enterPlan' | 'listReadings' | 'switchReading'
>;

export function createOfficeBook({ ledger, packs, stamp }: Parts): OfficeBook {
  return {
    listFigures: async () => ok(await ledger.figures()),

    enterFigure: async ({ source, region, ...input }) => {
      const figures = parseFigures([input]);
      const [figure] = figures.ok ? figures.value : [];
      if (!figures.ok) return withoutIndex(figures.problem);
      if (figure === undefined || source.trim() === '') return fail(noSource());
      const whose = await regionOfFigure(ledger, packs, region);
      if (!whose.ok) return whose;
      const entered = { ...figure, source: source.trim(), region: whose.value };
      return ledger.enterFigure(entered, await stamp());
    },

    listPlans: async () => ok(await ledger.plans()),

    enterPlan: async ({ plan }) => {
      const read = parsePlan(plan);
      return read.ok ? ledger.enterPlan(read.value, await stamp()) : read;
    },

    listReadings: async () => ok(await ledger.readings()),

    switchReading: async (request) => {
      const by = await stamp();
      const asked = readingAsked(request, packs, await ledger.readings(), by);
      return asked.ok ? ledger.switchReading(asked.value, by) : asked;
    },
  };
}

/** Null for the office's own place, however it is written. */
async function regionOfFigure(
  ledger: Ledger,
  packs: PackBook,
  region: string | undefined,
): Promise<Result<RegionCode | null>> {
  if (region === undefined) return ok(null);
  const read = parseWith(regionField, region, 'region');
  if (!read.ok) return read;
  const office = (await ledger.facility())?.regionCode ?? null;
  const isOwn = office !== null && ownRegion(packs, office) === read.value;
  return ok(isOwn ? null : read.value);
}

/**
 * A switch that two people stand for, of a reading that the place has, beside the others that are on. Problems:
 * STATION_NOT_SET_UP, PACK_UNKNOWN, READING_UNKNOWN, WRONG_TYPE (no reason, no second person), PACK_INVALID (readings
 * that exclude each other).
 */
function readingAsked(
  request: ReadingSwitch,
  packs: PackBook,
  switched: readonly ReadingEntry[],
  { by }: Stamp,
): Result<ReadingSwitch> {
  if (by === '') return fail(stationNotSetUp());
  const { place, reading, on } = request;
  const ofPlace = packs.packs.filter((pack) => placeOf(pack) === place);
  if (ofPlace.length === 0) return fail(placeUnknown(place, packs));
  const having = ofPlace.filter((pack) => pack.data.readings.some(({ id }) => id === reading));
  if (having.length === 0) return fail(readingUnknown(reading, ofPlace));
  const reason = request.reason.trim();
  if (reason === '') return fail(noReason());
  const approver = secondPerson(request.approvedBy, by, 'a reading is switched');
  if (!approver.ok) return approver;
  const approvedBy = approver.value;
  if (on) {
    for (const pack of having) {
      const together = [...new Set([...readingsOn(pack, switched), reading])];
      const compiled = packs.compiled(pack.data.id, together);
      if (!compiled.ok) return compiled;
    }
  }
  return ok({ place, reading, on, reason, approvedBy });
}

function placeUnknown(place: string, packs: PackBook): Problem<'PACK_UNKNOWN'> {
  const known = [...new Set(packs.packs.map(placeOf))].join(', ');
  const message = `there are no packs of ${JSON.stringify(place)}; there are those of: ${known}`;
  return { code: 'PACK_UNKNOWN', message, at: 'place', facts: { pack: place, known } };
}

function readingUnknown(reading: string, packs: readonly BoundPack[]): Problem<'READING_UNKNOWN'> {
  const all = packs.flatMap((pack) => pack.data.readings.map(({ id }) => id));
  const known = [...new Set(all)].join(', ');
  const message = `no pack of this place has a reading ${JSON.stringify(reading)}; they have: ${known}`;
  return { code: 'READING_UNKNOWN', message, at: 'reading', facts: { reading, known } };
}

function noSource(): Problem<'WRONG_TYPE'> {
  const message = 'a published figure needs its source: the document or page it was read from';
  return { code: 'WRONG_TYPE', message, at: 'source' };
}

function noReason(): Problem<'WRONG_TYPE'> {
  const message = 'another reading of the text needs its reason: who decided it, by which answer';
  return { code: 'WRONG_TYPE', message, at: 'reason' };
}

/** The figure was read as a list of one; its fields are the request's own. */
function withoutIndex(problem: Problem) {
  const at = problem.at?.replace(/^figures\.0\.?/, '');
  return fail(at === undefined ? problem : { ...problem, at });
}
