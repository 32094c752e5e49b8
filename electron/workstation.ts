import { parseWith, regionField } from '../engine/fields.ts';
import { fail, ok, type Problem } from '../engine/problem.ts';

import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { isIsoDate, type IsoDate } from '../engine/terms.ts';
import { createClockDesk } from './clock-desk.ts';
import { createClosingDesk } from './closing-desk.ts';
import type { Hello, PackView, WorkstationApi } from './contract.ts';
import { clockAhead } from './ledger/clock-ahead.ts';
import type { Ledger } from './ledger/port.ts';
import type { Stamp } from './ledger/records.ts';
import { noPerson, noSettlement } from './ledger/refusals.ts';
import { createOfficeBook } from './office-book.ts';
import { benefitTableView, createPackViews } from './pack-view.ts';
import type { PaperMaker } from './paper-maker.ts';
import { createPlatformDesk } from './platform-desk.ts';
import { createPrintBatches } from './print-batch.ts';
import { createPrintDesk } from './print-desk.ts';
import type { PrinterHost, PrintSettingsStore } from './printing-contract.ts';
import { personFrom, personView, type VersionedPerson } from './people.ts';
import type { ResettlingDesk } from './resettling/desk.ts';
import { secondPerson } from './second-person.ts';
import { previewBill, recordBill } from './settling.ts';
import { createSlipCheck } from './slip-check.ts';

export type WorkstationParts = {
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly printing: {
    readonly maker: PaperMaker;
    readonly printers: PrinterHost | null;
    readonly settings: PrintSettingsStore;
    readonly testPages: Pick<WorkstationApi, 'testPage'>;
  };
  readonly resettling: ResettlingDesk;
  /** The moment, ISO 8601 with offset; the first ten characters are today. */
  readonly clock: () => string;
  readonly newId: () => string;
};

/** The application: the one service behind every door. It knows no Electron, no HTTP, no screen. */
export function createWorkstation(parts: WorkstationParts): WorkstationApi {
  const { ledger, packs, printing, resettling, clock, newId } = parts;
  const viewsWith = createPackViews(packs);
  const packViews = async () => viewsWith(await ledger.readings());
  const stamp = async (): Promise<Stamp> => {
    const facility = await ledger.facility();
    return { at: clock(), by: facility?.operator ?? '' };
  };
  const viewer = async () => {
    const office = (await ledger.facility())?.regionCode ?? null;
    const views = await packViews();
    return (person: VersionedPerson) => personView(person, views, office);
  };

  return {
    ...createOfficeBook({ ledger, packs, stamp }),
    ...createClosingDesk({ ledger, stamp }),
    ...createClockDesk({ ledger, stamp }),
    ...createPlatformDesk({ ledger, packs, stamp }),
    ...createPrintDesk({ ...printing, ledger, stamp }),
    ...createPrintBatches({ ...printing, ledger, stamp, newId }),
    ...printing.testPages,
    verifySlip: createSlipCheck({ ledger, maker: printing.maker }),

    hello: async () => ok(await helloOf(ledger, await packViews(), clock())),

    saveFacility: async (input) => {
      const region = parseWith(regionField, input.regionCode, 'regionCode');
      if (!region.ok) return region;
      const facility = { ...input, regionCode: region.value };
      return ledger.saveFacility(facility, { at: clock(), by: facility.operator });
    },

    findPeople: async ({ query }) => {
      const people = await ledger.findPeople(query.trim(), MOST_PEOPLE);
      return ok(people.map(await viewer()));
    },

    savePerson: async (input) => {
      const known = input.id === undefined ? null : await ledger.person(input.id);
      if (input.id !== undefined && known === null) return fail(noPerson(input.id));
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
      return recorded === null ? fail(noSettlement(settlementId)) : ok(recorded);
    },

    reverse: async ({ settlementId, reason, key }) => {
      if (reason.trim() === '') return fail(noReason());
      return ledger.reverse(settlementId, reason.trim(), key, await stamp());
    },

    startResettling: async ({ year, personId }) =>
      ok(resettling.start(personId === undefined ? { year } : { year, people: [personId] })),
    resettling: async ({ run }) => resettling.view(run),
    cancelResettling: async ({ run }) => resettling.cancel(run),
    reviewYear: async ({ personId, year }) => resettling.review(personId, year),
    explainResettled: async ({ personId, year, settlementId }) =>
      resettling.explain(personId, year, settlementId),
    approveResettling: async (approval) => {
      const by = await stamp();
      const approver = secondPerson(approval.approvedBy, by.by, 'a result is adjusted');
      if (!approver.ok) return approver;
      return resettling.approve({ ...approval, approvedBy: approver.value }, by);
    },

    benefitTable: async ({ pack, category }) => benefitTableView(packs, pack, category),
  };
}

async function helloOf(ledger: Ledger, packs: readonly PackView[], now: string): Promise<Hello> {
  const head = await ledger.head();
  return {
    today: todayOf(now),
    demonstration: head.demonstration,
    ledger: head,
    facility: await ledger.facility(),
    packs,
    clockAhead: clockAhead(head.lastEntryAt, now),
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
