import { memo } from 'react';
import type { PackView, Problem } from '../../electron/contract.ts';
import type { Standard } from '../../electron/ledger/records.ts';
import { inYuanGrouped } from '../../engine/money.ts';
import type { Settlement } from '../../engine/settlement.ts';
import { fieldAt, isHalfTyped } from '../bill.ts';
import { TEXT } from '../messages.ts';
import type { Desk } from '../use-desk.ts';
import { FigureButton } from './figure-button.tsx';
import { ProblemBanner } from './problem-banner.tsx';
import { SettlementView } from './settlement-view.tsx';
import { StandardLine } from './standard-line.tsx';

export type Shown = {
  /** Null before there was any result. */
  readonly settlement: Settlement | null;
  /** Whose standard it was settled by. */
  readonly standard: Standard | null;
  readonly problem: Problem | null;
  /** What is shown belongs to an earlier state of the form. */
  readonly isStale: boolean;
};

type ResultProps = Shown & {
  readonly recordedId: string | null;
  /** What stood here before the year moved. */
  readonly before: Settlement | null;
  readonly hasPerson: boolean;
  readonly pack: PackView | null;
  readonly packs: readonly PackView[];
  readonly onFigure: (key: string | null, on: string) => void;
};

/** What the desk has to show: the recorded settlement, else the bill's, else the last that could be reckoned. */
export function shownOf({ recorded, live, bill }: Desk): Shown {
  if (recorded !== null) {
    const { settlement, standard } = recorded;
    return { settlement, standard, problem: null, isStale: false };
  }
  const { preview, problem } = live;
  const settlement = preview?.settlement ?? null;
  const standard = preview?.standard ?? null;
  return { settlement, standard, problem, isStale: problem !== null || isHalfTyped(bill) };
}

/** The one big number, who pays, and why. Drawn anew for an answer only, not for every key. */
export const ResultSide = memo(function ResultSide(props: ResultProps) {
  const { settlement, standard, isStale, before, pack, packs, onFigure } = props;
  return (
    <section
      className={isStale ? 'desk-right is-stale' : 'desk-right'}
      aria-label={TEXT.result.title}
    >
      <CashLine {...props} />
      {standard !== null && <StandardLine standard={standard} packs={packs} />}
      <Trouble {...props} />
      {settlement !== null && <SettlementView {...{ settlement, pack, packs, before, onFigure }} />}
    </section>
  );
});

/** Why there is no result, or none of what stands in the form now. What is wrong with a field is said there. */
function Trouble({ settlement, problem, isStale, hasPerson, onFigure }: ResultProps) {
  if (problem !== null) {
    if (fieldAt(problem.at) !== null) return null;
    return (
      <ProblemBanner
        problem={problem}
        action={<FigureButton problem={problem} onFigure={onFigure} />}
      />
    );
  }
  if (settlement === null) {
    return (
      <p className="result-empty">{hasPerson ? TEXT.result.settling : TEXT.result.noPerson}</p>
    );
  }
  return isStale ? <p className="quiet">{TEXT.result.needsScope}</p> : null;
}

function CashLine({ settlement, isStale, recordedId }: ResultProps) {
  return (
    <div className="cash-line">
      <h2 id="cash-label">{TEXT.result.cash}</h2>
      <output
        className={settlement === null ? 'cash is-empty' : 'cash'}
        aria-labelledby="cash-label"
      >
        {settlement === null ? '0.00' : inYuanGrouped(settlement.cash)}
      </output>
      <span className="quiet">{TEXT.result.yuan}</span>
      {recordedId !== null && (
        <span className="badge is-good number">{TEXT.recorded.stands(recordedId)}</span>
      )}
      {isStale && settlement !== null && <span className="badge">{TEXT.result.stale}</span>}
    </div>
  );
}
