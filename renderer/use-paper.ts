import { useCallback, useEffect, useState } from 'react';
import type { Result, WorkstationApi } from '../electron/contract.ts';
import type { PrintSubject, RecordedPrint } from '../electron/ledger/port-printing.ts';
import type { PaperFile } from '../electron/printing-contract.ts';
import type { Paper } from './papers.ts';

/** The paper as it would be printed; the one before stays in sight until the next is there. */
export function usePreview(
  api: WorkstationApi,
  subject: PrintSubject,
  paper: Paper,
): Result<PaperFile> | null {
  const [preview, setPreview] = useState<Result<PaperFile> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const answer = await api.previewPaper({ subject, paper });
      if (isWanted) setPreview(answer);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [api, subject, paper]);
  return preview;
}

/** Every print of the subject so far, and how to read them again. */
export function usePrints(
  api: WorkstationApi,
  subject: PrintSubject,
): readonly [prints: Result<readonly RecordedPrint[]> | null, again: () => Promise<void>] {
  const [prints, setPrints] = useState<Result<readonly RecordedPrint[]> | null>(null);
  const again = useCallback(
    async () => setPrints(await api.listPrints({ subject })),
    [api, subject],
  );
  useEffect(() => {
    void again();
  }, [again]);
  return [prints, again];
}
