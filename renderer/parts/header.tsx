import { Button } from 'antd';
import { memo } from 'react';
import type { Hello, PackView } from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';

/** What the desk stands on: whose desk, which pack, which ledger. */
export const Header = memo(function Header({
  hello,
  pack,
  onStation,
  onPrinting,
}: {
  readonly hello: Hello;
  readonly pack: PackView | null;
  readonly onStation: () => void;
  readonly onPrinting: () => void;
}) {
  const { facility, ledger } = hello;
  return (
    <header className="header">
      <h1>{TEXT.app.name}</h1>
      <span className="header-station" title={facility?.name}>
        {facility === null ? TEXT.header.noStation : `${facility.name} · ${facility.desk}`}
      </span>
      <span title={pack === null ? undefined : `${pack.document.title} ${pack.hash}`}>
        {pack === null ? (
          <b className="is-wrong">{TEXT.header.noPack}</b>
        ) : (
          <>
            {TEXT.header.pack} <b>{pack.id}</b>{' '}
            <span className="number quiet">{pack.hash.slice(0, 8)}</span>
          </>
        )}
      </span>
      <span title={ledger.headHash}>{TEXT.header.ledger(ledger.entries)}</span>
      <span>{facility === null ? '' : TEXT.header.operator(facility.operator)}</span>
      <Button size="small" onClick={onStation}>
        {TEXT.station.title}
      </Button>
      <Button size="small" onClick={onPrinting}>
        {TEXT.printing.open}
      </Button>
    </header>
  );
});
