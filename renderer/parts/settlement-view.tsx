import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { PackView } from '../../electron/contract.ts';
import type { Reason } from '../../engine/reasons.ts';
import type { Settlement } from '../../engine/settlement.ts';
import type { ClauseId } from '../../engine/terms.ts';
import { traceText } from '../../engine/trace-text.ts';
import { REASON_WORDS } from '../../engine/words.ts';
import { DEPOSIT_WORDS, PAYOUT_WORDS, TEXT } from '../messages.ts';
import { payersOf, totalOf } from '../payers.ts';
import { ClausePanel } from './clause-panel.tsx';
import { Findings } from './findings.tsx';
import { Gauges } from './gauges.tsx';
import { PayerBar, PayerList } from './payer-bar.tsx';
import { ClauseButton, StepTree } from './step-tree.tsx';

type ViewProps = {
  readonly settlement: Settlement;
  readonly pack: PackView | null;
  readonly packs: readonly PackView[];
  /** What stood here before the year moved, to mark what changed. */
  readonly before?: Settlement | null;
  /** Opens the page where a missing figure is entered. */
  readonly onFigure: (key: string | null, on: string) => void;
};

/** What a bill comes to, and why: the same for the bill on the desk and for one recorded years ago. */
export function SettlementView(props: ViewProps) {
  const { settlement, pack, packs, before = null, onFigure } = props;
  const [clause, setClause] = useState<ClauseId | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const openClause = (id: ClauseId, from: HTMLElement) => {
    opener.current = from;
    setClause((old) => (old === id ? null : id));
  };
  const closeClause = () => {
    setClause(null);
    opener.current?.focus();
  };
  const payers = payersOf(settlement.trace);
  const hasClause = clause !== null && pack !== null;
  return (
    <div
      className="settlement"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || clause === null) return;
        event.preventDefault();
        event.stopPropagation();
        closeClause();
      }}
    >
      <PayerBar payers={payers} total={totalOf(settlement.trace)} />
      <PayerList payers={payers} before={before === null ? null : payersOf(before.trace)} />
      <Reasons
        reasons={settlement.reasons}
        clause={clause}
        onClause={openClause}
        onFigure={onFigure}
      />
      <Findings settlement={settlement} clause={clause} onClause={openClause} />
      <Gauges settlement={settlement} />
      <div className={hasClause ? 'why has-clause' : 'why'}>
        <section className="why-steps" aria-label={TEXT.result.why}>
          <WhyHead settlement={settlement} />
          <StepTree trace={settlement.trace} openClause={clause} onClause={openClause} />
        </section>
        {hasClause && <ClausePanel {...{ pack, packs }} clauseId={clause} onClose={closeClause} />}
      </div>
    </div>
  );
}

function WhyHead({ settlement }: { readonly settlement: Settlement }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(traceText(settlement.trace)).then(
      () => setCopied(TEXT.result.copied),
      () => setCopied(TEXT.result.notCopied),
    );
  const { identity, deposit, payout, retroactive } = settlement;
  const facts = [
    identity === null ? TEXT.result.noIdentity : TEXT.result.as(identity.name),
    retroactive ? TEXT.result.retroactive : null,
    payout === null ? null : PAYOUT_WORDS[payout],
    deposit === null || deposit === 'normal' ? null : DEPOSIT_WORDS[deposit],
  ];
  return (
    <header>
      <h3>{TEXT.result.why}</h3>
      <span className="quiet">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      <Button size="small" onClick={() => void copy()}>
        {copied ?? TEXT.result.copy}
      </Button>
    </header>
  );
}

function Reasons({
  reasons,
  clause,
  onClause,
  onFigure,
}: Pick<ViewProps, 'onFigure'> & {
  readonly reasons: readonly Reason[];
  readonly clause: ClauseId | null;
  readonly onClause: (clause: ClauseId, opener: HTMLElement) => void;
}) {
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons" aria-label={TEXT.result.reasons}>
      {reasons.map((reason) => (
        <li key={reason.code}>
          <span>{REASON_WORDS[reason.code](reason.facts)}</span>
          {reason.clause !== undefined && (
            <ClauseButton
              clause={reason.clause}
              isOpen={clause === reason.clause}
              onClause={onClause}
            />
          )}
          {reason.code === 'FIGURE_MISSING' && (
            <Button
              size="small"
              onClick={() => onFigure(reason.facts['key'] ?? null, reason.facts['on'] ?? '')}
            >
              {TEXT.figures.enterNow}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
