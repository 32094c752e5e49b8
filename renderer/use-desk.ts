import { useCallback, useMemo, useState } from 'react';
import type { InsurancePlan } from '../engine/insurance/plan.ts';
import type { Hello, PackView, PersonView, Preview, WorkstationApi } from '../electron/contract.ts';
import type { RecordedSettlement } from '../electron/ledger/records.ts';
import { askedOf, plansOn, type Asked } from './asked.ts';
import { claimOf, emptyBill, isHalfTyped, type Bill, type FieldName } from './bill.ts';
import { plainDay } from './day-text.ts';
import type { Notice } from './notice.ts';
import { packFor } from './packs.ts';
import { useLive, type Live } from './use-live.ts';
import { usePlans } from './use-plans.ts';
import { useOnceKey, useRecord } from './use-record.ts';

export type Desk = {
  /** Counts the bills of this desk's day: a new one begins with fresh fields. */
  readonly billNumber: number;
  readonly bill: Bill;
  readonly person: PersonView | null;
  /** The pack whose questions the form asks: that of the person's place, or of the facility's. */
  readonly pack: PackView | null;
  readonly asked: Asked;
  /** The insurance tables to choose from on the bill's day. */
  readonly plans: readonly InsurancePlan[];
  readonly live: Live;
  /** The entry that this bill became; its form is then closed until a new bill or a reversal. */
  readonly recorded: RecordedSettlement | null;
  readonly isRecording: boolean;
  /** What stood on the screen before the year moved under it, to show what changed. */
  readonly outdated: Preview | null;
  readonly missing: FieldName | null;
  readonly notice: Notice | null;
  readonly change: (part: Partial<Bill>) => void;
  readonly choose: (person: PersonView) => void;
  readonly clear: () => void;
  readonly record: () => Promise<void>;
  /** The bill on the screen, or another, has been reversed. */
  readonly reversed: (settlement: RecordedSettlement) => void;
  readonly say: (notice: Notice | null) => void;
};

/** The bill on the desk: from the first key to the recorded entry. */
export function useDesk(api: WorkstationApi, hello: Hello): Desk {
  const sheet = useSheet(hello);
  const { bill, person, recorded, forget, say, setRecorded, setOutdated, setMissing } = sheet;
  const once = useOnceKey();
  const questions = useQuestions(api, hello, sheet);
  const { asked } = questions;
  const claim = useMemo(() => (isHalfTyped(bill) ? null : claimOf(bill, asked)), [bill, asked]);
  const live = useLive(api, person?.id ?? null, claim);
  const { renew } = once;
  const { again } = live;
  const { blank, setPerson } = sheet;
  const clear = useCallback(() => {
    blank();
    renew();
  }, [blank, renew]);
  const choose = useCallback(
    (chosen: PersonView) => {
      // A recorded bill is closed: whoever is chosen over it begins a new one.
      if (recorded !== null) clear();
      setPerson(chosen);
      again();
      forget();
    },
    [recorded, clear, setPerson, again, forget],
  );
  const reversed = useCallback(
    (entry: RecordedSettlement) => {
      if (recorded !== null && entry.reverses?.id === recorded.id) setRecorded(null);
      renew();
      again();
      say({ kind: 'reversed', settlement: entry, later: [] });
      void laterBills(api, entry).then((later) => {
        // Whatever the desk has said since stays.
        say((now) =>
          now?.kind === 'reversed' && now.settlement === entry ? { ...now, later } : now,
        );
      });
    },
    [api, recorded, setRecorded, renew, again, say],
  );
  const { record, isRecording } = useRecord(api, {
    bill,
    hasPerson: person !== null,
    live,
    once,
    isRecorded: recorded !== null,
    setMissing,
    setOutdated,
    setRecorded,
    say,
  });
  return { ...sheet, ...questions, live, isRecording, clear, choose, record, reversed };
}

/** The bills of the reversed one's year that come out differently without it; none where that cannot be told. */
async function laterBills(
  api: WorkstationApi,
  { personId, year }: RecordedSettlement,
): Promise<readonly string[]> {
  const review = await api.reviewYear({ personId, year });
  return review.ok ? review.value.rows.map((row) => row.settlementId) : [];
}

/** What the form has to ask of this bill of this person. */
function useQuestions(
  api: WorkstationApi,
  hello: Hello,
  { bill, person }: { readonly bill: Bill; readonly person: PersonView | null },
): Pick<Desk, 'pack' | 'asked' | 'plans'> {
  const office = usePlans(api, hello);
  const { care, settledOn, plan } = bill;
  const day = plainDay(settledOn);
  const home = person === null ? (hello.facility?.regionCode ?? null) : person.recognisedIn;
  const pack = useMemo(() => packFor(hello, home, day), [hello, home, day]);
  const plans = useMemo(() => plansOn(office, pack, day), [office, pack, day]);
  const asked = useMemo(
    () => askedOf(pack, person, { care, settledOn, plan }, plans),
    [pack, person, care, settledOn, plan, plans],
  );
  return { pack, asked, plans };
}

/** What stands on the desk, and how it is changed and wiped. */
function useSheet({ today, facility }: Hello) {
  const [bill, setBill] = useState(() => emptyBill(today, facility));
  const [billNumber, setBillNumber] = useState(1);
  const [person, setPerson] = useState<PersonView | null>(null);
  const [recorded, setRecorded] = useState<RecordedSettlement | null>(null);
  const [outdated, setOutdated] = useState<Preview | null>(null);
  const [missing, setMissing] = useState<FieldName | null>(null);
  const [notice, say] = useState<Notice | null>(null);
  const forget = useCallback(() => {
    setOutdated(null);
    setMissing(null);
    say(null);
  }, []);
  const change = useCallback(
    (part: Partial<Bill>) => {
      setBill((old) => ({ ...old, ...part }));
      forget();
    },
    [forget],
  );
  const blank = useCallback(() => {
    setBill(emptyBill(today, facility));
    setBillNumber((n) => n + 1);
    setPerson(null);
    setRecorded(null);
    forget();
  }, [today, facility, forget]);
  const state = { bill, billNumber, person, recorded, outdated, missing, notice };
  const setters = { setPerson, setRecorded, setOutdated, setMissing };
  return { ...state, ...setters, say, forget, change, blank };
}
