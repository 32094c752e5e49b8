import { addFen, inYuanGrouped, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Settlement } from '../../engine/settlement.ts';
import { TEXT } from '../messages.ts';

type Gauge = {
  readonly name: string;
  readonly before: Fen;
  readonly now: Fen;
  /** Null = the document sets no limit. */
  readonly limit: Fen | null;
};

/** How the person's year fills: what was used before, what this bill adds, and the limit. */
export function Gauges({ settlement }: { readonly settlement: Settlement }) {
  return (
    <section className="gauges" aria-label={TEXT.result.year}>
      {gaugesOf(settlement).map((gauge) => (
        <OneGauge key={gauge.name} {...gauge} />
      ))}
    </section>
  );
}

function gaugesOf(settlement: Settlement): readonly Gauge[] {
  const { before, after, counts, pool, tiltLimits, deductibleLeft } = settlement;
  const line = addFen(after.deductible, deductibleLeft);
  const used = pool === null ? ZERO : (before.pools[pool.id] ?? ZERO);
  return [
    {
      name: TEXT.result.deductible,
      before: before.deductible,
      now: counts.deductible,
      limit: line,
    },
    ...(pool === null
      ? []
      : [{ name: pool.name, before: used, now: lessFen(pool.used, used), limit: pool.cap }]),
    ...(tiltLimits === null
      ? []
      : [
          {
            name: TEXT.result.tiltLine,
            before: before.selfPay,
            now: counts.selfPay,
            limit: tiltLimits.line,
          },
          {
            name: TEXT.result.tiltCap,
            before: before.tilt,
            now: counts.tilt,
            limit: tiltLimits.cap,
          },
        ]),
  ];
}

function limitWords(limit: Fen | null): string {
  if (limit === null) return TEXT.result.noLimit;
  return limit === ZERO ? TEXT.result.noLine : inYuanGrouped(limit);
}

function OneGauge({ name, before, now, limit }: Gauge) {
  const after = addFen(before, now);
  // Without a limit there is nothing to fill.
  const whole = limit === null || limit === ZERO ? 0 : Math.max(limit, after);
  const width = (amount: Fen) => `${whole === 0 ? 0 : (amount / whole) * 100}%`;
  const of = limitWords(limit);
  return (
    <div className="gauge">
      <span className="gauge-name">{name}</span>
      <span className="number gauge-figure">
        <b>{inYuanGrouped(after)}</b> / {of}
      </span>
      <span
        className={limit !== null && limit > 0 && after > limit ? 'gauge-bar is-over' : 'gauge-bar'}
        role="img"
        aria-label={TEXT.result.gaugeSays(name, inYuanGrouped(before), inYuanGrouped(now), of)}
      >
        <i style={{ width: width(before) }} />
        <i className="is-now" style={{ width: width(now) }} />
      </span>
    </div>
  );
}
