import { useCallback, useEffect, useState } from 'react';
import type { Hello, WorkstationApi } from '../../electron/contract.ts';
import { plainDay } from '../day-text.ts';
import { TEXT, type FunctionKey } from '../messages.ts';
import { Header } from '../parts/header.tsx';
import { KeyBar } from '../parts/key-bar.tsx';
import { NoticeLine } from '../parts/notice-line.tsx';
import { PERSON_SEARCH_ID } from '../parts/person-search.tsx';
import { STEP_TREE_ID } from '../parts/step-tree.tsx';
import { useDesk, type Desk } from '../use-desk.ts';
import { useFunctionKeys } from '../use-function-keys.ts';
import { useStable } from '../use-stable.ts';
import { Overlays, printOf, type Overlay } from './overlays.tsx';
import { SettlePage } from './settle-page.tsx';

/** The open desk: header, the bill, the line that says what happened, the keys, and what lies over it. */
export function DeskPage({
  api,
  hello,
  refresh,
}: {
  readonly api: WorkstationApi;
  readonly hello: Hello;
  readonly refresh: () => Promise<void>;
}) {
  const desk = useDesk(api, hello);
  const [over, setOver] = useState<readonly Overlay[]>([]);
  const [changes, setChanges] = useState(0);
  const { say } = desk;
  useEffect(focusSearch, []);
  const push = useCallback((overlay: Overlay) => setOver((old) => [...old, overlay]), []);
  const pop = useCallback(() => setOver((old) => old.slice(0, -1)), []);
  const changed = useCallback(() => {
    setChanges((n) => n + 1);
    void refresh();
  }, [refresh]);
  const onFigure = useStable((key: string | null, on: string) =>
    push({ kind: 'figures', key, day: on || plainDay(desk.bill.settledOn) }),
  );
  const onKey = useStable((key: FunctionKey) => act(key, { desk, over, push, pop, changed }));
  const addPerson = useCallback(
    (typed: string) => push({ kind: 'person', person: null, typed }),
    [push],
  );
  const openPrinting = useCallback(() => push({ kind: 'printing' }), [push]);
  const openStation = useCallback(() => push({ kind: 'station' }), [push]);
  useFunctionKeys(onKey);
  const hide = useCallback(() => say(null), [say]);
  return (
    <div className="page">
      {hello.demonstration && <p className="band">{TEXT.app.demonstration}</p>}
      {hello.clockAhead !== null && (
        <p className="band" role="alert">
          {TEXT.app.clockAhead(hello.clockAhead)}
        </p>
      )}
      <Header hello={hello} pack={desk.pack} onStation={openStation} onPrinting={openPrinting} />
      <SettlePage
        api={api}
        hello={hello}
        desk={desk}
        onAddPerson={addPerson}
        onEditPerson={(person) => push({ kind: 'person', person, typed: '' })}
        onFigure={onFigure}
      />
      <NoticeLine
        notice={desk.notice}
        onPrint={() => onKey('F9')}
        onUndo={(settlement) => push({ kind: 'reverse', settlement })}
        onFigure={onFigure}
        onClose={hide}
      />
      <KeyBar
        onKey={onKey}
        canRecord={desk.person !== null && desk.recorded === null}
        canPrint={desk.recorded !== null}
      />
      <Overlays {...{ api, hello, desk, over, changes, push, pop, changed, onFigure }} />
    </div>
  );
}

type Acts = {
  readonly desk: Desk;
  readonly over: readonly Overlay[];
  readonly push: (overlay: Overlay) => void;
  readonly pop: () => void;
  readonly changed: () => void;
};

/** What a key does. Over the desk lies one page at a time; F1, and F9 on a recorded settlement, work there too. */
function act(key: FunctionKey, acts: Acts): void {
  const { desk, over, push, pop } = acts;
  const top = over.at(-1);
  if (key === 'F1') return top?.kind === 'help' ? pop() : push({ kind: 'help' });
  if (top !== undefined) {
    if (key === 'F9' && top.kind === 'recorded') push(printOf(top.settlement));
    return;
  }
  actOnDesk(key, acts);
  if (key === 'F9') {
    if (desk.recorded !== null) push(printOf(desk.recorded));
    else desk.say({ kind: 'says', words: TEXT.desk.printNeedsRecord });
  }
}

function actOnDesk(key: FunctionKey, { desk, push, changed }: Acts): void {
  const page = pageOf(key, desk);
  if (page !== null) return push(page);
  if (key === 'F2' || (key === 'F3' && desk.recorded !== null)) desk.clear();
  if (key === 'F2' || key === 'F3') return focusSearch();
  if (key === 'F8') return void desk.record().then(changed);
  if (key === 'F6') {
    desk.live.again();
    document.querySelector<HTMLElement>(`#${STEP_TREE_ID} [data-step]`)?.focus();
  }
}

/** The page that a key lays over the desk. */
function pageOf(key: FunctionKey, { person, bill }: Desk): Overlay | null {
  switch (key) {
    case 'F4':
      return { kind: 'person', person, typed: typedInSearch() };
    case 'F5':
      return { kind: 'rules' };
    case 'F7':
      return { kind: 'figures', key: null, day: plainDay(bill.settledOn) };
    case 'F10':
      return { kind: 'day' };
    case 'F11':
      return { kind: 'verify' };
    default:
      return null;
  }
}

function focusSearch(): void {
  // A new bill brings a new search field: wait until it stands.
  requestAnimationFrame(() => document.getElementById(PERSON_SEARCH_ID)?.focus());
}

/** What was looked for and not found begins the new person. */
function typedInSearch(): string {
  const field = document.getElementById(PERSON_SEARCH_ID);
  return field instanceof HTMLInputElement ? field.value : '';
}
