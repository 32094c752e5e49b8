import { Button } from 'antd';
import { useEffect } from 'react';
import { inYuanGrouped } from '../../engine/money.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { TEXT } from '../messages.ts';
import { adviceOf } from '../problem-words.ts';
import type { Notice } from '../notice.ts';
import { FigureButton } from './figure-button.tsx';

/** Long enough to read a number aloud and to reach for undo; after that the day list has both. */
const SHOWN_MS = 9_000;

/** One line above the keys: what was just done, or why it was not. */
export function NoticeLine({
  notice,
  onPrint,
  onUndo,
  onFigure,
  onClose,
}: {
  readonly notice: Notice | null;
  readonly onPrint: () => void;
  readonly onUndo: (settlement: RecordedSettlement) => void;
  readonly onFigure: (key: string | null, on: string) => void;
  readonly onClose: () => void;
}) {
  const passes =
    notice?.kind === 'recorded' || (notice?.kind === 'reversed' && notice.later.length === 0);
  useEffect(() => {
    if (!passes) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, passes, onClose]);
  return (
    <div className="notice-place" role="status">
      {notice !== null && (
        <div className={`notice is-${notice.kind}`}>
          <NoticeWords notice={notice} />
          {notice.kind === 'recorded' && (
            <>
              <Button size="small" onClick={onPrint}>
                {TEXT.recorded.print}
              </Button>
              <Button size="small" danger onClick={() => onUndo(notice.settlement)}>
                {TEXT.recorded.undo}
              </Button>
            </>
          )}
          {notice.kind === 'problem' && (
            <FigureButton problem={notice.problem} onFigure={onFigure} />
          )}
          <Button size="small" type="text" onClick={onClose}>
            {TEXT.panel.hide}
          </Button>
        </div>
      )}
    </div>
  );
}

function NoticeWords({ notice }: { readonly notice: Notice }) {
  switch (notice.kind) {
    case 'recorded': {
      const { id, settlement } = notice.settlement;
      return <b>{TEXT.recorded.done(id, inYuanGrouped(settlement.cash))}</b>;
    }
    case 'reversed': {
      const { later, settlement } = notice;
      return (
        <span>
          <b>{TEXT.reverse.done(settlement.reverses?.id ?? '', settlement.id)}</b>
          {later.length > 0 && TEXT.reverse.later(later)}
        </span>
      );
    }
    case 'says':
      return <span>{notice.words}</span>;
    case 'problem': {
      const { what, todo } = adviceOf(notice.problem);
      return (
        <span>
          <b>{what}</b>
          {todo}
        </span>
      );
    }
  }
}
