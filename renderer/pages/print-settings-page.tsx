import { Alert, Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Problem, WorkstationApi } from '../../electron/contract.ts';
import type { PaperFile, PrintSettings } from '../../electron/printing-contract.ts';
import { TEXT } from '../messages.ts';
import { BY_DIALOG, PAPER_CHOICES, PAPERS, printerChoices, type Paper } from '../papers.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { PaperView } from '../parts/paper-view.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { PAPER_WORDS } from '../print-messages.ts';
import { focusFirst } from '../use-field-keys.ts';
import { usePrinters, type Printers } from '../use-printers.ts';

type Props = { readonly api: WorkstationApi; readonly onSaved: () => void };

/** Which paper is usual on this machine, and which printer prints each: its own, not the ledger's. */
export function PrintSettingsPage({
  api,
  onSaved,
  onClose,
}: Props & { readonly onClose: () => void }) {
  const [known] = usePrinters(api);
  return (
    <SidePanel title={TEXT.printing.title} width={620} onClose={onClose}>
      {known === null ? <Skeleton active /> : <SettingsForm {...{ api, known, onSaved }} />}
    </SidePanel>
  );
}

type Tested = { readonly paper: Paper; readonly file: PaperFile };

function SettingsForm({ api, known, onSaved }: Props & { readonly known: Printers }) {
  const [settings, setSettings] = useState<PrintSettings>(known.settings);
  const [problem, setProblem] = useState<Problem | null>(known.problem);
  const [isSaved, setIsSaved] = useState(false);
  const [tested, setTested] = useState<Tested | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const change = (part: Partial<PrintSettings>) => {
    setSettings((old) => ({ ...old, ...part }));
    setIsSaved(false);
  };
  const save = async () => {
    const answer = await api.savePrintSettings(settings);
    setProblem(answer.ok ? null : answer.problem);
    setIsSaved(answer.ok);
    if (answer.ok) onSaved();
  };
  const test = async (paper: Paper) => {
    setTested(null);
    const answer = await api.testPage({ paper, printer: settings.printers[paper] });
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setTested({ paper, file: answer.value });
  };
  return (
    <form
      className="stack print-settings"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="quiet">{TEXT.printing.says}</p>
      <ChoiceField
        label={TEXT.printing.usual}
        value={settings.usual}
        choices={PAPER_CHOICES}
        onChange={(usual) => change({ usual })}
      />
      <PrinterNote known={known} />
      {PAPERS.map((paper) => (
        <PaperLine
          key={paper}
          paper={paper}
          known={known}
          printer={settings.printers[paper]}
          onChange={(printer) => change({ printers: { ...settings.printers, [paper]: printer } })}
          onTest={() => void test(paper)}
        />
      ))}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          {TEXT.panel.save}
        </Button>
      </div>
      <div role="status">
        {isSaved && <Alert type="success" title={TEXT.printing.saved} />}
        {tested !== null && <TestedPage tested={tested} isHere={known.printers === null} />}
      </div>
      {problem !== null && <ProblemBanner problem={problem} />}
    </form>
  );
}

function PrinterNote({ known }: { readonly known: Printers }) {
  if (known.printers === null) return <p className="quiet">{TEXT.printing.noPrinters}</p>;
  return known.printers.length === 0 ? <p className="quiet">{TEXT.printing.none}</p> : null;
}

function PaperLine({
  paper,
  known: { printers },
  printer,
  onChange,
  onTest,
}: {
  readonly paper: Paper;
  readonly known: Printers;
  readonly printer: string | null;
  readonly onChange: (printer: string | null) => void;
  readonly onTest: () => void;
}) {
  const name = PAPER_WORDS[paper];
  const listed = printerChoices(printers ?? [], TEXT.printing.asks);
  const isListed = printer === null || listed.some(({ value }) => value === printer);
  const choices = isListed
    ? listed
    : [...listed, { value: printer, word: TEXT.printing.absent(printer) }];
  return (
    <div className="plan-line">
      <ChoiceField
        label={TEXT.printing.printerOf(name)}
        value={printer ?? BY_DIALOG}
        choices={choices}
        isClosed={printers === null}
        onChange={(chosen) => onChange(chosen === BY_DIALOG ? null : chosen)}
      />
      <Button onClick={onTest} aria-label={TEXT.printing.testOf(name)}>
        {TEXT.printing.test}
      </Button>
    </div>
  );
}

function TestedPage({
  tested: { paper, file },
  isHere,
}: {
  readonly tested: Tested;
  readonly isHere: boolean;
}) {
  const name = PAPER_WORDS[paper];
  if (!isHere) return <Alert type="success" title={TEXT.printing.tested(name)} />;
  return (
    <>
      <Alert type="info" title={TEXT.printing.testedHere(name)} />
      <PaperView file={file} title={TEXT.printing.testOf(name)} isToPrint />
    </>
  );
}
