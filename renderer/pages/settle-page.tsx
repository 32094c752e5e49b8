import type { Hello, PersonView, WorkstationApi } from '../../electron/contract.ts';
import { plainDay } from '../day-text.ts';
import { TEXT } from '../messages.ts';
import { BillForm } from '../parts/bill-form.tsx';
import { PersonCard } from '../parts/person-card.tsx';
import { PERSON_SEARCH_ID, PersonSearch } from '../parts/person-search.tsx';
import { ResultSide, shownOf } from '../parts/result-side.tsx';
import type { Desk } from '../use-desk.ts';
import { billFieldId } from '../use-record.ts';
import { useStable } from '../use-stable.ts';

export type SettlePageProps = {
  readonly api: WorkstationApi;
  readonly hello: Hello;
  readonly desk: Desk;
  readonly onAddPerson: (typed: string) => void;
  readonly onEditPerson: (person: PersonView) => void;
  readonly onFigure: (key: string | null, on: string) => void;
};

/** The first field of the bill. */
export function focusBill(): void {
  document.getElementById(billFieldId('care'))?.focus();
}

/** The desk: who and what on the left, what it comes to and why on the right. */
export function SettlePage(props: SettlePageProps) {
  const { api, hello, desk, onAddPerson, onEditPerson } = props;
  const { bill, person, live, recorded } = desk;
  const isClosed = recorded !== null || desk.isRecording;
  const choose = useStable((chosen: PersonView) => {
    desk.choose(chosen);
    focusBill();
  });
  const edit = useStable(() => person !== null && onEditPerson(person));
  const shown = shownOf(desk);
  // The clauses of the pack that reckoned what is shown, which may be older than the day typed since.
  const pack = hello.packs.find((each) => each.id === shown.settlement?.pack) ?? null;
  return (
    <main className="desk">
      <div className="desk-left">
        <PersonSearch
          // A new bill begins with an empty search.
          key={desk.billNumber}
          api={api}
          isClosed={isClosed}
          today={hello.today}
          onChoose={choose}
          onAdd={onAddPerson}
          onNext={focusBill}
        />
        <PersonCard
          person={person}
          packs={hello.packs}
          day={plainDay(bill.settledOn)}
          onEdit={edit}
        />
        <BillForm
          bill={bill}
          pack={desk.pack}
          asked={desk.asked}
          plans={desk.plans}
          preview={live.preview}
          problem={live.problem}
          missing={desk.missing}
          isClosed={isClosed}
          isRetroactive={live.preview?.settlement.retroactive === true}
          onChange={desk.change}
          onEnd={() => desk.say({ kind: 'says', words: TEXT.desk.lastField })}
          onStart={() => document.getElementById(PERSON_SEARCH_ID)?.focus()}
        />
      </div>
      <ResultSide
        {...shown}
        recordedId={recorded?.id ?? null}
        before={desk.outdated?.settlement ?? null}
        hasPerson={person !== null}
        pack={pack}
        packs={hello.packs}
        onFigure={props.onFigure}
      />
    </main>
  );
}
