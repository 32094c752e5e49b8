import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import type { SlipFinding, SlipVerdict } from '../../electron/printing-contract.ts';
import { inYuanGrouped, type Fen } from '../../engine/money.ts';
import { minuteText } from '../day-text.ts';
import { TEXT } from '../messages.ts';
import { payersOf, totalOf } from '../payers.ts';
import { FINDING_WORDS } from '../print-messages.ts';
import { PrintLine } from './print-history.tsx';

/** Not proven either way: what is left has to be compared by eye. */
const BY_EYE: readonly SlipFinding[] = ['MARK_MATCHES', 'OTHER_LAYOUT', 'ONLY_A_PREVIEW'];

/** What was found, in words, and beside it what the ledger has. */
export function VerdictView({
  verdict: { matches, why, print, settlement },
  onOpen,
}: {
  readonly verdict: SlipVerdict;
  readonly onOpen: (settlement: RecordedSettlement) => void;
}) {
  const { what, todo } = FINDING_WORDS[why];
  const type = BY_EYE.includes(why) ? 'warning' : matches ? 'success' : 'error';
  return (
    <div className="stack verdict">
      <Alert type={type} showIcon title={<b>{what}</b>} description={todo} />
      {print !== null && (
        <p>
          {TEXT.verify.print}：
          <PrintLine print={print} />
        </p>
      )}
      {settlement !== null && <LedgerSays settlement={settlement} onOpen={onOpen} />}
    </div>
  );
}

function LedgerSays({
  settlement,
  onOpen,
}: {
  readonly settlement: RecordedSettlement;
  readonly onOpen: (settlement: RecordedSettlement) => void;
}) {
  const { id, personName, certificateMasked, recordedAt, facility, hash } = settlement;
  const { trace } = settlement.settlement;
  const sign = settlement.reverses === null ? '' : '-';
  const money = (amount: Fen) => `${amount > 0 ? sign : ''}${inYuanGrouped(amount)}`;
  return (
    <section>
      <h3>{TEXT.verify.ledger}</h3>
      <dl className="verdict-list">
        <Line name={TEXT.verify.number}>{id}</Line>
        <Line name={TEXT.verify.person}>
          {personName} {certificateMasked}
        </Line>
        <Line name={TEXT.verify.at}>{minuteText(recordedAt)}</Line>
        <Line name={TEXT.verify.desk}>
          {facility.name} {facility.desk} {facility.operator}
        </Line>
        <Line name={TEXT.verify.state}>{stateOf(settlement)}</Line>
        <Line name={TEXT.day.total}>{money(totalOf(trace))}</Line>
        {payersOf(trace).map(({ name, word, amount }) => (
          <Line key={name} name={word}>
            {money(amount)}
          </Line>
        ))}
        <Line name={TEXT.recorded.hash}>{hash}</Line>
      </dl>
      <Button onClick={() => onOpen(settlement)}>{TEXT.verify.open}</Button>
    </section>
  );
}

function stateOf({ reverses, reversedBy, adjusts }: RecordedSettlement): string {
  if (reverses !== null) return TEXT.day.reverses(reverses.id);
  if (adjusts !== null) return TEXT.day.adjusts(adjusts.id);
  return reversedBy === null ? TEXT.verify.stands : TEXT.verify.reversed(reversedBy.id);
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
