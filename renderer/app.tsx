import { Button, Skeleton } from 'antd';
import { useEffect, useRef } from 'react';
import type { Hello, WorkstationApi } from '../electron/contract.ts';
import { TEXT } from './messages.ts';
import { DeskPage } from './pages/desk-page.tsx';
import { StationForm } from './pages/station-page.tsx';
import { ProblemBanner } from './parts/problem-banner.tsx';
import { focusFirst, useFieldKeys } from './use-field-keys.ts';
import { useHello } from './use-hello.ts';

/** Asks the workstation who it is, then opens the desk; the very first time, the station is set up. */
export function App({ api }: { readonly api: WorkstationApi }) {
  const { hello, refresh } = useHello(api);
  if (hello === null) {
    return (
      <main className="start" aria-busy="true">
        <h1>{TEXT.app.name}</h1>
        <Skeleton active title={false} paragraph={{ rows: 3 }} />
      </main>
    );
  }
  if (!hello.ok) {
    return (
      <main className="start">
        <h1>{TEXT.app.name}</h1>
        <ProblemBanner problem={hello.problem} />
        <Button onClick={() => void refresh()}>{TEXT.app.again}</Button>
      </main>
    );
  }
  // A station of an older ledger may not know its county yet: places are seen from there.
  if (hello.value.facility === null || hello.value.facility.regionCode === null) {
    return <FirstRun api={api} hello={hello.value} onSaved={() => void refresh()} />;
  }
  return <DeskPage api={api} hello={hello.value} refresh={refresh} />;
}

function FirstRun({
  api,
  hello,
  onSaved,
}: {
  readonly api: WorkstationApi;
  readonly hello: Hello;
  readonly onSaved: () => void;
}) {
  const submit = () => document.querySelector<HTMLElement>('button[type=submit]')?.focus();
  const onKeyDown = useFieldKeys({ past: submit, before: stay });
  const card = useRef<HTMLElement>(null);
  useEffect(() => focusFirst(card.current), []);
  return (
    <main className="start" ref={card} onKeyDown={onKeyDown}>
      <h1>{TEXT.app.name}</h1>
      <h2>{hello.facility === null ? TEXT.station.first : TEXT.station.noRegion}</h2>
      <StationForm api={api} packs={hello.packs} facility={hello.facility} onSaved={onSaved} />
    </main>
  );
}

function stay(): void {
  // Before the first field there is nowhere to go.
}
