import { useEffect, useState } from 'react';
import type { PaperFile } from '../../electron/printing-contract.ts';
import { TEXT } from '../messages.ts';

const PAPER_VIEW_ID = 'paper-view';

/**
 * A PDF in the browser's own viewer. Its bar is there only for a paper that is to be printed from it: a preview is neither
 * printed nor saved.
 */
export function PaperView({
  file,
  title,
  isToPrint = false,
}: {
  readonly file: PaperFile;
  readonly title: string;
  readonly isToPrint?: boolean;
}) {
  const url = useBlobUrl(file.pdfBase64);
  if (url === null) return null;
  return (
    <>
      <iframe
        id={PAPER_VIEW_ID}
        className="slip"
        src={`${url}${isToPrint ? '#navpanes=0' : '#toolbar=0&navpanes=0&view=FitH'}`}
        title={title}
      />
      <p className="quiet">{TEXT.print.noViewer}</p>
    </>
  );
}

/** Opens the browser's print window on the paper in sight. */
export function printView(): void {
  const view = document.getElementById(PAPER_VIEW_ID);
  if (view instanceof HTMLIFrameElement) view.contentWindow?.print();
}

/** Hands a file to whoever keeps files here: the browser's downloads, or the window's save dialog. */
export function saveFile({ name, pdfBase64 }: PaperFile): void {
  const link = document.createElement('a');
  const url = urlOf(pdfBase64);
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** An address of its own for the file, given back when the page closes. */
function useBlobUrl(base64: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = urlOf(base64);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [base64]);
  return url;
}

function urlOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
}
