import { Button } from 'antd';
import { useRef, useState } from 'react';
import { inYuanGrouped } from '../../engine/money.ts';
import type { Problem, WorkstationApi } from '../../electron/contract.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { Dialog } from '../parts/panel.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { ReasonField } from '../parts/reason-field.tsx';
import { useOnceKey } from '../use-record.ts';

const REASON_ID = 'reversal-reason';

/** A reversal is a new entry with a reason, and cannot itself be undone: hence a dialog. */
export function ReversePage({
  api,
  settlement,
  onReversed,
  onClose,
}: {
  readonly api: WorkstationApi;
  readonly settlement: RecordedSettlement;
  readonly onReversed: (reversal: RecordedSettlement) => void;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [isAbsent, setIsAbsent] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isBusy = useRef(false);
  const once = useOnceKey();
  const reverse = async () => {
    if (isBusy.current) return;
    if (reason.trim() === '') {
      setIsAbsent(true);
      document.getElementById(REASON_ID)?.focus();
      return;
    }
    isBusy.current = true;
    const answer = await api.reverse({
      settlementId: settlement.id,
      reason: reason.trim(),
      key: once.current(),
    });
    isBusy.current = false;
    if (answer.ok) onReversed(answer.value);
    else setProblem(answer.problem);
  };
  const { id, personName } = settlement;
  return (
    <Dialog title={TEXT.reverse.title(id)} width={520} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void reverse();
        }}
      >
        <p>{TEXT.reverse.says(personName, inYuanGrouped(settlement.settlement.cash))}</p>
        <ReasonField
          id={REASON_ID}
          label={FIELD_WORDS['reason'] ?? ''}
          reason={reason}
          usual={TEXT.reverse.reasons}
          placeholder={TEXT.reverse.reasonForm}
          error={isAbsent ? TEXT.reverse.needsReason : null}
          onChange={(typed) => {
            setReason(typed);
            setIsAbsent(false);
          }}
        />
        {problem !== null && <ProblemBanner problem={problem} />}
        <div className="acts">
          <Button danger type="primary" htmlType="submit">
            {TEXT.reverse.act}
          </Button>
          <Button onClick={onClose}>{TEXT.reverse.keep}</Button>
        </div>
      </form>
    </Dialog>
  );
}
