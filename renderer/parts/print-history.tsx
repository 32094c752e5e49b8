import type { RecordedPrint } from '../../electron/ledger/port-printing.ts';
import { minuteText } from '../day-text.ts';
import { TEXT } from '../messages.ts';
import { PAPER_WORDS } from '../print-messages.ts';

/** Who printed it, when, on what and why: the newest first. */
export function PrintHistory({ prints }: { readonly prints: readonly RecordedPrint[] }) {
  return (
    <section className="print-history">
      <h3>{TEXT.print.history}</h3>
      {prints.length === 0 ? (
        <p className="quiet">{TEXT.print.none}</p>
      ) : (
        <ol reversed>
          {prints.toReversed().map((print) => (
            <li key={print.seq}>
              <PrintLine print={print} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

export function PrintLine({ print }: { readonly print: RecordedPrint }) {
  const { number, at, by, paper, reason } = print;
  return (
    <>
      {TEXT.print.line(number, minuteText(at), by, PAPER_WORDS[paper ?? 'a4'])}
      {reason !== null && <span className="quiet">　{reason}</span>}
    </>
  );
}
