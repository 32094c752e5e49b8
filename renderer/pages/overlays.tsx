import type { Hello, PersonView, WorkstationApi } from '../../electron/contract.ts';
import type { PrintSubject } from '../../electron/ledger/port-printing.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { TEXT } from '../messages.ts';
import type { Desk } from '../use-desk.ts';
import { DayPage } from './day-page.tsx';
import { BatchPage } from './batch-page.tsx';
import { HelpPage } from './help-page.tsx';
import { OfficePage } from './office-page.tsx';
import { PrintPage } from './print-page.tsx';
import { PrintSettingsPage } from './print-settings-page.tsx';
import { PersonPage } from './person-page.tsx';
import { RecordedPage } from './recorded-page.tsx';
import { ReversePage } from './reverse-page.tsx';
import { RulesPage } from './rules-page.tsx';
import { StationPage } from './station-page.tsx';
import { VerifyPage } from './verify-page.tsx';

/** What may lie over the desk. Later ones lie over earlier ones, and closing one shows the one below. */
export type Overlay =
  | { readonly kind: 'help' }
  | { readonly kind: 'station' }
  | { readonly kind: 'person'; readonly person: PersonView | null; readonly typed: string }
  | { readonly kind: 'figures'; readonly key: string | null; readonly day: string }
  | { readonly kind: 'rules' }
  | { readonly kind: 'day' }
  | { readonly kind: 'recorded'; readonly settlement: RecordedSettlement }
  | { readonly kind: 'reverse'; readonly settlement: RecordedSettlement }
  | { readonly kind: 'print'; readonly subject: PrintSubject }
  | { readonly kind: 'batch'; readonly settlements: readonly string[] }
  | { readonly kind: 'printing' }
  | { readonly kind: 'verify' };

type OverlaysProps = {
  readonly api: WorkstationApi;
  readonly hello: Hello;
  readonly desk: Desk;
  readonly over: readonly Overlay[];
  readonly changes: number;
  readonly push: (overlay: Overlay) => void;
  readonly pop: () => void;
  readonly changed: () => void;
  readonly onFigure: (key: string | null, on: string) => void;
};

export function Overlays(props: OverlaysProps) {
  return props.over.map((overlay, level) => (
    <OneOverlay key={`${level} ${overlay.kind}`} overlay={overlay} {...props} />
  ));
}

type OneProps = OverlaysProps & { readonly overlay: Overlay };

function OneOverlay(props: OneProps) {
  const { overlay, api, hello, push, pop, changed, changes, onFigure } = props;
  switch (overlay.kind) {
    case 'help':
      return <HelpPage onClose={pop} />;
    case 'station': {
      const saved = () => {
        pop();
        changed();
      };
      const { packs, facility } = hello;
      return <StationPage {...{ api, packs, facility }} onSaved={saved} onClose={pop} />;
    }
    case 'person':
      return <Person {...props} overlay={overlay} />;
    case 'figures':
      return <Office {...props} overlay={overlay} />;
    case 'rules': {
      const { packs, today } = hello;
      return <RulesPage {...{ api, packs, today }} pack={props.desk.pack} onClose={pop} />;
    }
    case 'day':
      return (
        <DayPage
          api={api}
          today={hello.today}
          changes={changes}
          onOpen={(settlement) => push({ kind: 'recorded', settlement })}
          onPrint={(settlements) => push({ kind: 'batch', settlements })}
          onClose={pop}
        />
      );
    case 'recorded': {
      const { settlement } = overlay;
      return (
        <RecordedPage
          settlement={settlement}
          pack={hello.packs.find((pack) => pack.id === settlement.settlement.pack) ?? null}
          packs={hello.packs}
          onPrint={() => push(printOf(settlement))}
          onReverse={() => push({ kind: 'reverse', settlement })}
          onFigure={onFigure}
          onClose={pop}
        />
      );
    }
    case 'reverse':
      return <Reverse {...props} settlement={overlay.settlement} />;
    default:
      return <Printing {...props} overlay={overlay} />;
  }
}

type PrintingOverlay = Extract<Overlay, { kind: 'print' | 'batch' | 'printing' | 'verify' }>;

/** Papers: one, many, with which printer, and whether one is the ledger's. */
function Printing({
  overlay,
  api,
  changes,
  push,
  pop,
  changed,
}: OverlaysProps & { readonly overlay: PrintingOverlay }) {
  const onSettings = () => push({ kind: 'printing' });
  switch (overlay.kind) {
    case 'print':
      return (
        <PrintPage {...{ api, changes, onSettings }} subject={overlay.subject} onClose={pop} />
      );
    case 'batch':
      return (
        <BatchPage
          {...{ api, changes, onSettings }}
          settlements={overlay.settlements}
          onClose={pop}
        />
      );
    case 'printing':
      return <PrintSettingsPage api={api} onSaved={changed} onClose={pop} />;
    case 'verify':
      return (
        <VerifyPage
          api={api}
          onOpen={(settlement) => push({ kind: 'recorded', settlement })}
          onClose={pop}
        />
      );
  }
}

export function printOf({ id }: RecordedSettlement): Overlay {
  return { kind: 'print', subject: { kind: 'settlement', settlementId: id } };
}

/** After a reversal its settlement's own page, as it stood before, is closed as well. */
function Reverse({
  api,
  desk,
  over,
  pop,
  changed,
  settlement,
}: OneProps & { readonly settlement: RecordedSettlement }) {
  const reversed = (reversal: RecordedSettlement) => {
    pop();
    if (over.at(-2)?.kind === 'recorded') pop();
    desk.reversed(reversal);
    changed();
  };
  return <ReversePage api={api} settlement={settlement} onReversed={reversed} onClose={pop} />;
}

function Person({
  api,
  hello: { packs, facility },
  desk,
  overlay: { person, typed },
  pop,
}: OverlaysProps & { readonly overlay: Extract<Overlay, { kind: 'person' }> }) {
  const saved = (saving: PersonView) => {
    pop();
    desk.choose(saving);
    desk.say({ kind: 'says', words: TEXT.personForm.saved(saving.name) });
  };
  const office = facility?.regionCode ?? '';
  return <PersonPage {...{ api, packs, office, person, typed }} onSaved={saved} onClose={pop} />;
}

function Office({
  api,
  hello,
  desk,
  overlay,
  pop,
  changed,
}: OverlaysProps & { readonly overlay: Extract<Overlay, { kind: 'figures' }> }) {
  const entered = () => {
    desk.live.again();
    changed();
  };
  return (
    <OfficePage
      {...{ api, hello }}
      pack={desk.pack}
      wantedKey={overlay.key}
      day={overlay.day}
      onEntered={entered}
      onClose={pop}
    />
  );
}
