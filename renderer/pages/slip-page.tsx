import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Result, SlipFile, WorkstationApi } from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';
import { Dialog } from '../parts/panel.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';

/** The slip of a recorded settlement: seen, printed, saved. Each opening is a print in the journal. */
export function SlipPage({
  api,
  settlementId,
  onClose,
}: {
  readonly api: WorkstationApi;
  readonly settlementId: string;
  readonly onClose: () => void;
}) {
  const slip = useSlip(api, settlementId);
  return (
    <Dialog title={TEXT.slip.title(settlementId)} width={860} onClose={onClose}>
      {slip === null && <Skeleton active />}
      {slip?.ok === false && <ProblemBanner problem={slip.problem} />}
      {slip?.ok === true && <Sheet file={slip.value} />}
      <div className="acts">
        <Button onClick={onClose}>{TEXT.panel.close}</Button>
      </div>
    </Dialog>
  );
}

function Sheet({ file }: { readonly file: SlipFile }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const url = useBlobUrl(file.pdfBase64);
  const print = () => {
    frame.current?.contentWindow?.focus();
    frame.current?.contentWindow?.print();
  };
  if (url === null) return null;
  return (
    <>
      <div className="acts">
        <Button type="primary" data-first autoFocus onClick={print}>
          {TEXT.slip.print}
        </Button>
        <a className="ant-btn-link" href={url} download={file.name}>
          {TEXT.slip.save}
        </a>
        <span className="quiet">{TEXT.slip.times(file.printNumber)}</span>
      </div>
      <iframe ref={frame} className="slip" src={url} title={TEXT.slip.preview} />
      <p className="quiet">{TEXT.slip.noViewer}</p>
    </>
  );
}

function useSlip(api: WorkstationApi, settlementId: string): Result<SlipFile> | null {
  const [slip, setSlip] = useState<Result<SlipFile> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const answer = await api.slip({ settlementId, paper: 'a4' });
      if (isWanted) setSlip(answer);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [api, settlementId]);
  return slip;
}

/** An address of its own for the file, given back when the page closes. */
function useBlobUrl(base64: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  return url;
}
