import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { WorkstationApi } from '../../electron/contract.ts';
import type { BatchView } from '../../electron/printing-contract.ts';
import { TEXT } from '../messages.ts';
import { BatchForm } from '../parts/batch-form.tsx';
import { Dialog } from '../parts/panel.tsx';
import { PaperView, saveFile } from '../parts/paper-view.tsx';
import type { PrintWish } from '../parts/print-form.tsx';
import { PrintLine } from '../parts/print-history.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { useBatch } from '../use-batch.ts';
import { usePrinters } from '../use-printers.ts';

type BatchProps = {
  readonly api: WorkstationApi;
  /** Counts what was changed meanwhile, the settings too. */
  readonly changes: number;
  readonly settlements: readonly string[];
  readonly onSettings: () => void;
  readonly onClose: () => void;
};

/** Many slips one after the other, with a way to stop; what was printed stays listed. */
export function BatchPage({ api, changes, settlements, onSettings, onClose }: BatchProps) {
  const [known, remember] = usePrinters(api, changes);
  const [wanted, setWanted] = useState(settlements);
  const { view, problem, start, cancel, isCancelling, forget } = useBatch(api);
  const begin = (wish: PrintWish) => {
    void start(wanted, wish);
    void remember(wish.paper, wish.printer);
  };
  const beginRest = (rest: readonly string[]) => {
    setWanted(rest);
    forget();
  };
  return (
    <Dialog title={TEXT.batch.title(wanted.length)} width={860} onClose={onClose}>
      {known === null && <Skeleton active />}
      {known !== null && view === null && (
        <>
          {known.problem !== null && <ProblemBanner problem={known.problem} />}
          <BatchForm
            // What is left is asked about anew.
            key={wanted.length}
            api={api}
            known={known}
            settlements={wanted}
            onPrint={begin}
          />
        </>
      )}
      {problem !== null && <ProblemBanner problem={problem} />}
      {view !== null && (
        <Progress
          view={view}
          isCancelling={isCancelling}
          rest={wanted.slice(view.done)}
          onCancel={() => void cancel()}
          onRest={beginRest}
        />
      )}
      <div className="acts">
        <Button onClick={onClose}>{TEXT.panel.close}</Button>
        <Button type="link" onClick={onSettings}>
          {TEXT.print.settings}
        </Button>
      </div>
    </Dialog>
  );
}

type ProgressProps = {
  readonly view: BatchView;
  readonly isCancelling: boolean;
  readonly rest: readonly string[];
  readonly onCancel: () => void;
  readonly onRest: (rest: readonly string[]) => void;
};

function Progress({ view, isCancelling, rest, onCancel, onRest }: ProgressProps) {
  const act = useRef<HTMLButtonElement>(null);
  const isRunning = view.state === 'running';
  // Where the keyboard was, its button goes away when the batch ends: it goes on to the next one.
  useEffect(() => act.current?.focus(), [isRunning]);
  const { done, of, state, file, problem } = view;
  return (
    <section className="stack batch">
      <div role="status">
        <b>{TEXT.batch.states[state]}</b>　{TEXT.batch.progress(done, of)}
      </div>
      <progress max={of} value={done} aria-label={TEXT.batch.states.running} />
      {isRunning && (
        <Button danger ref={act} onClick={onCancel}>
          {isCancelling ? TEXT.batch.cancelling : TEXT.batch.cancel}
        </Button>
      )}
      {problem !== null && <ProblemBanner problem={problem} />}
      {!isRunning && <Failed view={view} />}
      {!isRunning && rest.length > 0 && (
        <div className="acts">
          <span>{TEXT.batch.rest(rest.length)}</span>
          <Button ref={act} onClick={() => onRest(rest)}>
            {TEXT.batch.printRest(rest.length)}
          </Button>
        </div>
      )}
      {file !== null && (
        <>
          <div className="acts">
            <Button type="primary" ref={act} onClick={() => saveFile(file)}>
              {TEXT.print.save}
            </Button>
          </div>
          <PaperView file={file} title={TEXT.batch.file} isToPrint />
        </>
      )}
      {!isRunning && view.prints.length > 0 && <Results view={view} />}
    </section>
  );
}

/** Journalled and not on paper: the one at which a printer failed. */
function Failed({ view }: { readonly view: BatchView }) {
  const failed = view.prints[view.done];
  if (view.problem === null || failed === undefined) return null;
  return <Alert type="warning" title={TEXT.batch.failed(nameOf(failed.subject))} />;
}

function Results({ view }: { readonly view: BatchView }) {
  return (
    <section>
      <h3>{TEXT.batch.results}</h3>
      <ol className="batch-results" tabIndex={0} aria-label={TEXT.batch.results}>
        {view.prints.slice(0, view.done).map((print) => (
          <li key={print.seq}>
            <b className="number">{nameOf(print.subject)}</b>　<PrintLine print={print} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function nameOf(subject: BatchView['prints'][number]['subject']): string {
  switch (subject.kind) {
    case 'settlement':
      return subject.settlementId;
    case 'close':
      return TEXT.print.title.close(String(subject.seq));
    case 'notice':
      return TEXT.print.title.notice;
  }
}
