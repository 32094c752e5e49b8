import { inYuanGrouped, type Fen } from '../../engine/money.ts';
import { TEXT } from '../messages.ts';
import type { Payer } from '../payers.ts';

/** Who pays, as one bar: a colour and a pattern each, so that it reads in grey as well. */
export function PayerBar({
  payers,
  total,
}: {
  readonly payers: readonly Payer[];
  readonly total: Fen;
}) {
  const paying = payers.filter((payer) => payer.amount > 0);
  const spoken = paying
    .map((payer) => `${payer.word} ${inYuanGrouped(payer.amount)} 元`)
    .join('，');
  return (
    <div
      className="payer-bar"
      role="img"
      aria-label={TEXT.result.barSays(inYuanGrouped(total), spoken || TEXT.result.barEmpty)}
    >
      {paying.map((payer) => (
        <span
          key={payer.name}
          className={`tone tone-${payer.name}`}
          style={{ flexGrow: payer.percent }}
        >
          {payer.percent >= 9 && <span>{payer.word}</span>}
        </span>
      ))}
    </div>
  );
}

/** The same as figures. `before` holds the amounts that stood here until the year moved. */
export function PayerList({
  payers,
  before,
}: {
  readonly payers: readonly Payer[];
  readonly before: readonly Payer[] | null;
}) {
  return (
    <dl className="payer-list">
      {payers.map((payer) => {
        const was = before?.find((old) => old.name === payer.name)?.amount ?? null;
        const hasChanged = was !== null && was !== payer.amount;
        return (
          <div key={payer.name} className={hasChanged ? 'has-changed' : undefined}>
            <dt>
              <i className={`swatch tone tone-${payer.name}`} aria-hidden="true" />
              {payer.word}
            </dt>
            <dd className="number">
              {hasChanged && <del>{inYuanGrouped(was)}</del>}
              {inYuanGrouped(payer.amount)}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
