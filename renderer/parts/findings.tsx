import { inYuanGrouped } from '../../engine/money.ts';
import type { Settlement } from '../../engine/settlement.ts';
import type { ClauseId } from '../../engine/terms.ts';
import type { ToldStep } from '../../engine/told.ts';
import type { AmountName } from '../../engine/words.ts';
import { TEXT } from '../messages.ts';
import { ClauseButton } from './step-tree.tsx';

type Finding = { readonly words: string; readonly isWrong: boolean; readonly at: AmountName };

/** What else the documents say of a bill, each with its clause: the control figure, what tilt pays back. */
export function Findings({
  settlement,
  clause,
  onClause,
}: {
  readonly settlement: Settlement;
  readonly clause: ClauseId | null;
  readonly onClause: (clause: ClauseId, opener: HTMLElement) => void;
}) {
  const findings = findingsOf(settlement);
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={TEXT.result.facts}>
      {findings.map(({ words, isWrong, at }) => {
        const by = clauseAt(settlement.trace, at);
        return (
          <li key={at}>
            <span className={isWrong ? 'is-wrong' : undefined}>{words}</span>
            {by !== null && <ClauseButton clause={by} isOpen={clause === by} onClause={onClause} />}
          </li>
        );
      })}
    </ul>
  );
}

function findingsOf({ control, tiltRefund }: Settlement): readonly Finding[] {
  const findings: Finding[] = [];
  if (tiltRefund > 0) {
    const words = TEXT.result.refund(inYuanGrouped(tiltRefund));
    findings.push({ words, isWrong: false, at: 'tilt' });
  }
  if (control !== null) {
    const { within, excess } = control;
    const words = within ? TEXT.result.within : TEXT.result.excess(inYuanGrouped(excess));
    findings.push({ words, isWrong: !within, at: 'controlExcess' });
  }
  return findings;
}

/** The clause of the first step of a name. */
function clauseAt(step: ToldStep, name: AmountName): ClauseId | null {
  if (step.name === name && step.clause !== undefined) return step.clause;
  for (const inner of step.steps) {
    const found = clauseAt(inner, name);
    if (found !== null) return found;
  }
  return null;
}
