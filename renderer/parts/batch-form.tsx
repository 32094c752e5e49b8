import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { WorkstationApi } from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';
import { PAPER_CHOICES, printerChoices, type Paper } from '../papers.ts';
import { focusFirst } from '../use-field-keys.ts';
import { printerOf, type Printers } from '../use-printers.ts';
import { ChoiceField } from './choice-field.tsx';
import type { PrintWish } from './print-form.tsx';
import { ReprintReason, useReprintReason } from './reprint-reason.tsx';

/** On what and where; why, once for all of them that were printed before. */
export function BatchForm({
  api,
  known,
  settlements,
  onPrint,
}: {
  readonly api: WorkstationApi;
  readonly known: Printers;
  readonly settlements: readonly string[];
  readonly onPrint: (wish: PrintWish) => void;
}) {
  const reasonId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const printed = usePrintedBefore(api, settlements);
  const [paper, setPaper] = useState<Paper>(known.settings.usual);
  const [chosen, setChosen] = useState<string | null>(null);
  const why = useReprintReason('');
  const printer = chosen ?? printerOf(known, paper);
  const isAgain = printed !== null && printed > 0;
  const print = () => {
    if (printed === null) return;
    if (isAgain && !why.isGiven(reasonId)) return;
    onPrint({ paper, printer, reason: why.reason });
  };
  return (
    <form
      className="stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        print();
      }}
    >
      <ChoiceField
        label={TEXT.print.paper}
        value={paper}
        choices={PAPER_CHOICES}
        onChange={(next) => {
          setPaper(next);
          setChosen(null);
        }}
      />
      <ChoiceField
        label={TEXT.print.printer}
        value={printer}
        choices={printerChoices(known.printers ?? [], TEXT.batch.inOneFile)}
        onChange={setChosen}
      />
      <p className="quiet" role="status">
        {printed === null ? TEXT.batch.counting : TEXT.batch.printed(printed)}
      </p>
      {isAgain && <ReprintReason id={reasonId} {...why.field} />}
      <div className="acts">
        <Button type="primary" htmlType="submit">
          {TEXT.batch.act(settlements.length)}
        </Button>
      </div>
    </form>
  );
}

/** How many of them were printed before; null while they are looked up. */
function usePrintedBefore(api: WorkstationApi, settlements: readonly string[]): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      let printed = 0;
      for (const settlementId of settlements) {
        const answer = await api.listPrints({ subject: { kind: 'settlement', settlementId } });
        if (!isWanted) return;
        // Where one cannot be looked up the batch itself will say why.
        if (answer.ok && answer.value.length > 0) printed += 1;
      }
      setCount(printed);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [api, settlements]);
  return count;
}
