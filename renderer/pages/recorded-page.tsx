import { Alert, Button } from 'antd';
import type { PackView } from '../../electron/contract.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { inYuanGrouped } from '../../engine/money.ts';
import { CARE_WORDS } from '../../engine/words.ts';
import { minuteText } from '../day-text.ts';
import { TEXT } from '../messages.ts';
import { SidePanel } from '../parts/panel.tsx';
import { SettlementView } from '../parts/settlement-view.tsx';
import { StandardLine } from '../parts/standard-line.tsx';

/** A settlement as it was recorded, with its own explanation: read from the ledger, never reckoned anew. */
export function RecordedPage({
  settlement,
  pack,
  packs,
  onPrint,
  onReverse,
  onFigure,
  onClose,
}: {
  readonly settlement: RecordedSettlement;
  readonly pack: PackView | null;
  readonly packs: readonly PackView[];
  readonly onPrint: (settlementId: string) => void;
  readonly onReverse: (settlement: RecordedSettlement) => void;
  readonly onFigure: (key: string | null, on: string) => void;
  readonly onClose: () => void;
}) {
  const { id, personName, certificateMasked, claim, diagnosis, recordedAt } = settlement;
  const { reverses, reversedBy, adjusts } = settlement;
  const canReverse = reverses === null && reversedBy === null && adjusts === null;
  return (
    <SidePanel title={TEXT.recorded.title(id)} width={900} onClose={onClose}>
      <div className="recorded">
        <div className="recorded-head">
          <div>
            <p>
              <b>{personName}</b> <span className="number">{certificateMasked}</span>
            </p>
            <p className="quiet">
              {CARE_WORDS[claim.care]} · {claim.settledOn} · {diagnosis}
            </p>
            <p className="quiet">{TEXT.recorded.by(minuteText(recordedAt), settlement.facility)}</p>
          </div>
          <Cash settlement={settlement} />
          <div className="recorded-acts">
            <Button type="primary" data-first onClick={() => onPrint(id)}>
              {TEXT.recorded.print}
            </Button>
            {canReverse && (
              <Button danger onClick={() => onReverse(settlement)}>
                {TEXT.recorded.reverse}
              </Button>
            )}
          </div>
        </div>
        <Links settlement={settlement} />
        {settlement.standard !== null && (
          <StandardLine standard={settlement.standard} packs={packs} />
        )}
        <SettlementView settlement={settlement.settlement} {...{ pack, packs, onFigure }} />
        <p className="quiet hash">
          {TEXT.recorded.hash} <span className="number">{settlement.hash}</span>
        </p>
      </div>
    </SidePanel>
  );
}

/** What this entry takes back or adjusts, and what took it back or adjusted it. */
function Links({ settlement }: { readonly settlement: RecordedSettlement }) {
  const { reverses, reversedBy, adjusts, adjustedBy } = settlement;
  const says = [
    reverses === null ? null : TEXT.recorded.isReversal(reverses.id, reverses.reason),
    reversedBy === null ? null : TEXT.recorded.wasReversed(reversedBy.id, reversedBy.reason),
    adjusts === null ? null : TEXT.recorded.isAdjustment(adjusts.id, adjusts.approvedBy),
    adjustedBy.length === 0 ? null : TEXT.recorded.wasAdjusted(adjustedBy.map(({ id }) => id)),
  ];
  return says.map((words) => words !== null && <Alert key={words} type="warning" title={words} />);
}

function Cash({ settlement }: { readonly settlement: RecordedSettlement }) {
  const isReversal = settlement.reverses !== null;
  const { cash } = settlement.settlement;
  const sign = isReversal && cash > 0 ? '-' : '';
  return (
    <p className={isReversal ? 'recorded-cash is-negative' : 'recorded-cash'}>
      <span className="quiet">{TEXT.result.cash}</span>
      <b className="number">
        {sign}
        {inYuanGrouped(cash)}
      </b>
    </p>
  );
}
