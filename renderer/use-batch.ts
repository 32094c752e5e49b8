import { useEffect, useState } from 'react';
import type { Problem, Result, WorkstationApi } from '../electron/contract.ts';
import type { BatchView } from '../electron/printing-contract.ts';
import { BY_DIALOG } from './papers.ts';
import type { PrintWish } from './parts/print-form.tsx';

/** How often the batch is asked how far it is, in milliseconds. */
const ASKED_EVERY = 250;

/** A batch of slips from its start to its end. Leaving the page does not stop it. */
export function useBatch(api: WorkstationApi) {
  const [view, setView] = useState<BatchView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isCancelling, setIsCancelling] = useState(false);
  const running = view?.state === 'running' ? view.batch : null;
  const take = (answer: Result<BatchView>) => {
    if (answer.ok) setView(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  };
  useEffect(() => {
    if (running === null) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await api.batch({ batch: running });
      if (!isWanted) return;
      take(answer);
      timer = setTimeout(() => void ask(), ASKED_EVERY);
    };
    timer = setTimeout(() => void ask(), ASKED_EVERY);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [api, running]);
  return {
    view,
    problem,
    isCancelling,
    start: async (settlements: readonly string[], { paper, printer, reason }: PrintWish) => {
      setIsCancelling(false);
      take(
        await api.startBatch({
          subjects: settlements.map((settlementId) => ({ kind: 'settlement', settlementId })),
          paper,
          printer: printer === BY_DIALOG ? null : printer,
          ...(reason === '' ? {} : { reason }),
        }),
      );
    },
    cancel: async () => {
      if (running === null) return;
      setIsCancelling(true);
      const answer = await api.cancelBatch({ batch: running });
      if (!answer.ok) setProblem(answer.problem);
    },
    forget: () => {
      setView(null);
      setProblem(null);
    },
  };
}
