import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { TEXT } from '../messages.ts';
import { PAPER_CHOICES, printerChoices, type Paper } from '../papers.ts';
import { printerGone, printerOf, type Printers } from '../use-printers.ts';
import { ChoiceField } from './choice-field.tsx';
import { ReprintReason, useReprintReason } from './reprint-reason.tsx';

/** On what, where and why; an empty printer is the dialog, an empty reason that of a first print. */
export type PrintWish = {
  readonly paper: Paper;
  readonly printer: string;
  readonly reason: string;
};

type PrintFormProps = {
  readonly known: Printers;
  readonly paper: Paper;
  /** How often it was printed so far: from the second time on it is asked why. */
  readonly times: number;
  /** Whether the last print came out, as far as anybody knows. */
  readonly isOut: boolean;
  readonly isBusy: boolean;
  /** Just saved: the focus is with what comes next, which is to close. */
  readonly isSaved: boolean;
  readonly onPaper: (paper: Paper) => void;
  readonly onPrint: (wish: PrintWish) => void;
  readonly onSave: (wish: PrintWish) => void;
};

export function PrintForm(props: PrintFormProps) {
  const { known, paper, times, isOut, isBusy, isSaved, onPaper, onPrint, onSave } = props;
  const reasonId = useId();
  const printId = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const why = useReprintReason(isOut ? '' : TEXT.print.notOut);
  const printer = chosen ?? printerOf(known, paper);
  const isAgain = times > 0;
  // The reason is asked for first; where there is none to give, Enter prints.
  useEffect(() => {
    if (!isSaved) document.getElementById(isAgain && isOut ? reasonId : printId)?.focus();
  }, [isAgain, isOut, isSaved, reasonId, printId]);
  const act = (go: (wish: PrintWish) => void) => {
    if (isAgain && !why.isGiven(reasonId)) return;
    go({ paper, printer, reason: isAgain ? why.reason : '' });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        act(onPrint);
      }}
    >
      <ChoiceField
        label={TEXT.print.paper}
        value={paper}
        choices={PAPER_CHOICES}
        onChange={(next) => {
          onPaper(next);
          setChosen(null);
        }}
      />
      <PrinterField known={known} paper={paper} printer={printer} onChange={setChosen} />
      {isAgain ? (
        <>
          <p className="quiet">{TEXT.print.again(times)}</p>
          <ReprintReason id={reasonId} isFirst={isOut} {...why.field} />
        </>
      ) : (
        <p className="quiet">{TEXT.print.first}</p>
      )}
      <div className="acts">
        <Button
          id={printId}
          type="primary"
          htmlType="submit"
          data-first={!isAgain || !isOut || undefined}
        >
          {isBusy ? TEXT.print.sending : TEXT.print.act}
        </Button>
        <Button onClick={() => act(onSave)}>{TEXT.print.save}</Button>
      </div>
    </form>
  );
}

function PrinterField({
  known,
  paper,
  printer,
  onChange,
}: Pick<PrintFormProps, 'known' | 'paper'> & {
  readonly printer: string;
  readonly onChange: (printer: string) => void;
}) {
  const gone = printerGone(known, paper);
  const otherwise = known.printers === null ? TEXT.print.byBrowser : TEXT.print.byDialog;
  return (
    <ChoiceField
      label={TEXT.print.printer}
      value={printer}
      choices={printerChoices(known.printers ?? [], otherwise)}
      hint={gone === null ? null : TEXT.print.gone(gone)}
      onChange={onChange}
    />
  );
}
