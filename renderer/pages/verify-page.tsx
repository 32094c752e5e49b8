import { Alert, Button } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import type { Problem, Result, WorkstationApi } from '../../electron/contract.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import type { SlipVerdict } from '../../electron/printing-contract.ts';
import { TEXT } from '../messages.ts';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { TextField } from '../parts/text-field.tsx';
import { VerdictView } from '../parts/verdict-view.tsx';

/** No paper of ours comes near this; a door refuses more. */
const MOST_BYTES = 29_000_000;

type Asked = Parameters<WorkstationApi['verifySlip']>[0];

/** Is this paper what the ledger prints? By the text of its code, or by the PDF itself. */
export function VerifyPage({
  api,
  onOpen,
  onClose,
}: {
  readonly api: WorkstationApi;
  readonly onOpen: (settlement: RecordedSettlement) => void;
  readonly onClose: () => void;
}) {
  const [verdict, setVerdict] = useState<Result<SlipVerdict> | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const verify = async (asked: Asked) => {
    setFileProblem(null);
    setVerdict(await api.verifySlip(asked));
  };
  const verifyFile = async (file: File | undefined) => {
    if (file === undefined) return;
    setVerdict(null);
    if (file.size > MOST_BYTES) return setFileProblem(TEXT.verify.tooLarge);
    const pdfBase64 = await base64Of(file);
    if (pdfBase64 === null) return setFileProblem(TEXT.verify.notRead);
    await verify({ pdfBase64 });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void verifyFile(event.dataTransfer.files[0]);
  };
  return (
    <SidePanel title={TEXT.verify.title} width={720} onClose={onClose}>
      <div className="stack" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <p className="quiet">{TEXT.verify.says}</p>
        <CodeForm onCode={(text) => void verify({ text })} />
        <FileButton onFile={(file) => void verifyFile(file)} />
        <div role="status">
          {fileProblem !== null && <Alert type="error" showIcon title={fileProblem} />}
          {verdict?.ok === false && <NotOurs problem={verdict.problem} />}
          {verdict?.ok === true && <VerdictView verdict={verdict.value} onOpen={onOpen} />}
        </div>
      </div>
    </SidePanel>
  );
}

/** What a scanner reads, which ends with Enter: that verifies it, and the field is ready for the next. */
function CodeForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const [code, setCode] = useState('');
  const verify = () => {
    if (code.trim() === '') return;
    onCode(code);
    setCode('');
  };
  return (
    <form
      className="plan-line"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        verify();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        verify();
      }}
    >
      <TextField
        label={TEXT.verify.code}
        value={code}
        maxLength={4000}
        placeholder={TEXT.verify.codeForm}
        onChange={setCode}
      />
      <Button type="primary" htmlType="submit">
        {TEXT.verify.act}
      </Button>
    </form>
  );
}

/** A file without our mark is not a mistake of the program, as a malformed request elsewhere is. */
function NotOurs({ problem }: { readonly problem: Problem }) {
  if (problem.code !== 'MALFORMED') return <ProblemBanner problem={problem} />;
  const { notOurs, notOursTodo } = TEXT.verify;
  return <Alert type="error" showIcon title={notOurs} description={notOursTodo} />;
}

function FileButton({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="acts">
      <Button onClick={() => input.current?.click()}>{TEXT.verify.file}</Button>
      <span className="quiet">{TEXT.verify.drop}</span>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        aria-label={TEXT.verify.file}
        hidden
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          // The same file may be chosen again, once it was put right.
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** Null where the file is gone, or may not be read. */
async function base64Of(file: File): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const parts: string[] = [];
    // As many as a call takes arguments, and no more.
    for (let at = 0; at < bytes.length; at += 8_192) {
      parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
    }
    return btoa(parts.join(''));
  } catch {
    return null;
  }
}
