import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Problem, WorkstationApi } from '../../electron/contract.ts';
import type { PrintSubject, RecordedPrint } from '../../electron/ledger/port-printing.ts';
import type { PaperFile } from '../../electron/printing-contract.ts';
import { TEXT } from '../messages.ts';
import type { Paper } from '../papers.ts';
import { PaperView, printView, saveFile } from '../parts/paper-view.tsx';
import { Dialog } from '../parts/panel.tsx';
import { PrintForm, type PrintWish } from '../parts/print-form.tsx';
import { PrintHistory } from '../parts/print-history.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { usePreview, usePrints } from '../use-paper.ts';
import { usePrinters, type Printers } from '../use-printers.ts';

type PrintPageProps = {
  readonly api: WorkstationApi;
  /** Counts what was changed meanwhile, the settings too. */
  readonly changes: number;
  readonly subject: PrintSubject;
  readonly onSettings: () => void;
  readonly onClose: () => void;
};

/** One paper: seen first, then printed or saved, and then whoever stands there says whether it came out. */
export function PrintPage(props: PrintPageProps) {
  const { api, changes, subject, onClose } = props;
  const [known, remember] = usePrinters(api, changes);
  const [prints, readAgain] = usePrints(api, subject);
  return (
    <Dialog title={titleOf(subject)} width={980} onClose={onClose}>
      {prints?.ok === false && <ProblemBanner problem={prints.problem} />}
      {known === null || prints === null ? (
        <Skeleton active />
      ) : (
        <Printing
          {...props}
          known={known}
          remember={remember}
          prints={prints.ok ? prints.value : []}
          readAgain={readAgain}
        />
      )}
    </Dialog>
  );
}

/** Where the paper is: to be chosen, on its way, or with whoever looks into the tray. */
type Stage =
  | { readonly kind: 'chosen' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'printed'; readonly file: PaperFile };

type PrintingProps = PrintPageProps & {
  readonly known: Printers;
  readonly remember: (paper: Paper, printer: string) => Promise<void>;
  readonly prints: readonly RecordedPrint[];
  readonly readAgain: () => Promise<void>;
};

function Printing(props: PrintingProps) {
  const { api, subject, known, prints, onSettings, onClose } = props;
  const [paper, setPaper] = useState<Paper>(known.settings.usual);
  const preview = usePreview(api, subject, paper);
  const { stage, problem, saved, isOut, print, save, askAgain } = usePrint(props);
  const isAsked = stage.kind === 'printed';
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (saved !== null) close.current?.focus();
  }, [saved, prints.length]);
  return (
    <div className="print">
      <div className="print-side">
        {known.problem !== null && <ProblemBanner problem={known.problem} />}
        {isAsked ? (
          <DidItPrint
            isInViewer={known.printers === null}
            onGood={onClose}
            onNotPrinted={askAgain}
          />
        ) : (
          <PrintForm
            // After a print that failed the form begins anew, with that as the reason.
            key={prints.length}
            known={known}
            paper={paper}
            times={prints.length}
            isOut={isOut}
            isBusy={stage.kind === 'sending'}
            isSaved={saved !== null}
            onPaper={setPaper}
            onPrint={print}
            onSave={save}
          />
        )}
        {problem !== null && <ProblemBanner problem={problem} />}
        {saved !== null && <Alert type="success" title={TEXT.print.saved(saved)} />}
        <PrintHistory prints={prints} />
        <div className="acts">
          <Button ref={close} onClick={onClose}>
            {TEXT.panel.close}
          </Button>
          <Button type="link" onClick={onSettings}>
            {TEXT.print.settings}
          </Button>
        </div>
      </div>
      <div className="print-paper">
        {preview === null && <Skeleton active />}
        {preview?.ok === false && <ProblemBanner problem={preview.problem} />}
        {isAsked ? (
          <PaperView
            file={stage.file}
            title={TEXT.print.sheet}
            isToPrint={known.printers === null}
          />
        ) : (
          preview?.ok === true && <PaperView file={preview.value} title={TEXT.print.preview} />
        )}
      </div>
    </div>
  );
}

function usePrint({ api, subject, known, remember, readAgain }: PrintingProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'chosen' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  /** Whether the last print came out, as far as anybody knows. */
  const [isOut, setIsOut] = useState(true);
  const isBusy = useRef(false);
  const work = async (wish: PrintWish, isToSave: boolean) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setProblem(null);
    setSaved(null);
    setStage({ kind: 'sending' });
    const { paper, printer } = wish;
    await remember(paper, printer);
    const request = { subject, paper, ...(wish.reason === '' ? {} : { reason: wish.reason }) };
    const answer =
      isToSave || known.printers === null
        ? await api.printPaper(request)
        : await api.sendToPrinter({ ...request, printer: printer === '' ? null : printer });
    isBusy.current = false;
    if (answer.ok) {
      if (isToSave) saveFile(answer.value);
      setSaved(isToSave ? answer.value.name : null);
      setIsOut(true);
    } else {
      setProblem(answer.problem);
      setIsOut(answer.problem.code !== 'PRINTER_FAILED');
    }
    const isAsked = answer.ok && !isToSave;
    setStage(isAsked ? { kind: 'printed', file: answer.value } : { kind: 'chosen' });
    await readAgain();
  };
  return {
    stage,
    problem,
    saved,
    isOut,
    print: (wish: PrintWish) => void work(wish, false),
    save: (wish: PrintWish) => void work(wish, true),
    askAgain: () => {
      setIsOut(false);
      setStage({ kind: 'chosen' });
    },
  };
}

/** Nobody but the person at the printer knows. */
function DidItPrint({
  isInViewer,
  onGood,
  onNotPrinted,
}: {
  readonly isInViewer: boolean;
  readonly onGood: () => void;
  readonly onNotPrinted: () => void;
}) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <section className="did-print" role="alert">
      <h3>{TEXT.print.asks}</h3>
      <p>{isInViewer ? TEXT.print.inViewer : TEXT.print.asksMore}</p>
      <div className="acts">
        {isInViewer && (
          <Button type="primary" ref={first} onClick={printView}>
            {TEXT.print.openDialog}
          </Button>
        )}
        <Button
          type={isInViewer ? 'default' : 'primary'}
          ref={isInViewer ? null : first}
          onClick={onGood}
        >
          {TEXT.print.good}
        </Button>
        <Button onClick={onNotPrinted}>{TEXT.print.notPrinted}</Button>
      </div>
    </section>
  );
}

function titleOf(subject: PrintSubject): string {
  switch (subject.kind) {
    case 'settlement':
      return TEXT.print.title.settlement(subject.settlementId);
    case 'close':
      return TEXT.print.title.close(String(subject.seq));
    case 'notice':
      return TEXT.print.title.notice;
  }
}
