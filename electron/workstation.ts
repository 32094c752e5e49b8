import { parseWith, regionField } from '../engine/fields.ts';
import { fail, ok, type Problem } from '../engine/problem.ts';

import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { isIsoDate, type IsoDate } from '../engine/terms.ts';
import type { WorkstationApi } from './contract.ts';
import type { Ledger, Stamp } from './ledger/port.ts';
import { createOfficeBook } from './office-book.ts';
import { benefitTableView, packView } from './pack-view.ts';
import { personFrom, personView, type VersionedPerson } from './people.ts';
import { personNotFound, previewBill, recordBill } from './settling.ts';
import { notFound, type SlipDesk } from './slip-desk.ts';

export type WorkstationParts = {
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly slips: SlipDesk;
  /** The moment, ISO 8601 with offset; the first ten characters are today. */
  readonly clock: () => string;
  readonly newId: () => string;
};

/** The application: the one service behind every door. It knows no Electron, no HTTP, no screen. */
export function createWorkstation(parts: WorkstationParts): WorkstationApi {
  const { ledger, packs, slips, clock, newId } = parts;
  const packViews = packs.packs.map((pack) => packView(pack, packs));
  const stamp = async (): Promise<Stamp> => {
    const facility = await ledger.facility();
    return { at: clock(), by: facility?.operator ?? '' };
  };
  const viewer = async () => {
    const office = (await ledger.facility())?.regionCode ?? null;
    return (person: VersionedPerson) => personView(person, packViews, office);
  };

  return {
    ...createOfficeBook({ ledger, packs, stamp }),

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

    saveFacility: async (input) => {
      const region = parseWith(regionField, input.regionCode, 'regionCode');
      if (!region.ok) return region;
      const facility = { ...input, regionCode: region.value };
      await ledger.saveFacility(facility, { at: clock(), by: facility.operator });
      return ok(facility);
    },

    findPeople: async ({ query }) => {
      const people = await ledger.findPeople(query.trim(), MOST_PEOPLE);
      return ok(people.map(await viewer()));
    },

    savePerson: async (input) => {
      const known = input.id === undefined ? null : await ledger.person(input.id);
      if (input.id !== undefined && known === null) return fail(personNotFound(input.id));
      const person = personFrom(input, known?.id ?? newId(), known);
      if (!person.ok) return person;
      const saved = await ledger.savePerson(person.value, await stamp());
      return saved.ok ? ok((await viewer())(saved.value)) : saved;
    },

    settle: async ({ personId, claim }) => previewBill(parts, personId, claim),

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

    benefitTable: async ({ pack, category }) => benefitTableView(packs, pack, category),

    slip: async ({ settlementId, paper }) => slips.print(settlementId, paper, await stamp()),
    verifySlip: async ({ text }) => slips.verify(text),
  };
}

const MOST_PEOPLE = 50;

function todayOf(moment: string): IsoDate {
  const day = moment.slice(0, 10);
  if (!isIsoDate(day)) throw new Error(`the clock does not tell the day: ${moment}`);
  return day;
}

function noReason(): Problem<'WRONG_TYPE'> {
  return { code: 'WRONG_TYPE', message: 'a reversal needs its reason', at: 'reason' };
}
