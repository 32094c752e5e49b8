import { Button, Checkbox, Empty, Table, type TableColumnsType } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { inYuanGrouped, type Fen } from '../../engine/money.ts';
import type { CareKind } from '../../engine/terms.ts';
import type { Page, Problem, WorkstationApi } from '../../electron/contract.ts';
import type { RecordedSettlement, SettlementRow } from '../../electron/ledger/records.ts';
import { clockTime, plainDay } from '../day-text.ts';
import { CARE_WORDS } from '../../engine/words.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { moveAmong } from '../move-among.ts';
import { SidePanel } from '../parts/panel.tsx';
import { ProblemBanner } from '../parts/problem-banner.tsx';
import { DateField } from '../parts/text-field.tsx';
import { MOST_SELECTED, useSelection, type Selection } from '../use-selection.ts';

const ROWS_A_PAGE = 15;

export type DayProps = {
  readonly api: WorkstationApi;
  readonly today: string;
  /** Counts what was recorded and reversed meanwhile, so that the list is read again. */
  readonly changes: number;
  readonly onOpen: (settlement: RecordedSettlement) => void;
  readonly onPrint: (settlements: readonly string[]) => void;
  readonly onClose: () => void;
};

/** The settlements of a day: find one, look into it, print it again, reverse it; choose many and print them. */
export function DayPage({ api, today, changes, onOpen, onPrint, onClose }: DayProps) {
  const [day, setDay] = useState(today);
  const [page, setPage] = useState(1);
  const { rows, total, problem, isLoading } = useRows(api, plainDay(day), page, changes);
  const [failed, setFailed] = useState<Problem | null>(null);
  const selection = useSelection(api, plainDay(day), setFailed);
  const open = useCallback(
    async (settlementId: string) => {
      const answer = await api.findSettlement({ settlementId });
      if (answer.ok) onOpen(answer.value);
      else setFailed(answer.problem);
    },
    [api, onOpen],
  );
  const wrong = problem ?? failed;
  return (
    <SidePanel title={TEXT.day.title} width={1040} onClose={onClose}>
      <div className="day-bar">
        <DateField
          label={FIELD_WORDS['on'] ?? ''}
          value={day}
          onChange={(typed) => {
            setDay(typed);
            setPage(1);
            setFailed(null);
          }}
        />
        <span className="quiet">{TEXT.day.count(total)}</span>
      </div>
      {wrong !== null && <ProblemBanner problem={wrong} />}
      <div className="day-list" data-list onKeyDown={(event) => moveAmong(event, 'tbody button')}>
        <Table<SettlementRow>
          size="small"
          rowKey="id"
          loading={isLoading}
          dataSource={[...rows]}
          columns={columnsOf(open, selection)}
          rowClassName={(row) => (row.reverses !== null ? 'is-reversal' : '')}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={TEXT.day.empty} />,
          }}
          pagination={{
            current: page,
            pageSize: ROWS_A_PAGE,
            total,
            showSizeChanger: false,
            hideOnSinglePage: true,
            onChange: setPage,
          }}
        />
      </div>
      {total > 0 && <SelectionBar selection={selection} onPrint={onPrint} />}
    </SidePanel>
  );
}

function SelectionBar({
  selection: { chosen, isCut, all, none },
  onPrint,
}: {
  readonly selection: Selection;
  readonly onPrint: DayProps['onPrint'];
}) {
  return (
    <div className="acts">
      <Button
        type="primary"
        disabled={chosen.size === 0}
        onClick={() => onPrint([...chosen].toSorted())}
      >
        {TEXT.select.print}
      </Button>
      <Button onClick={() => void all()}>{TEXT.select.all}</Button>
      <Button disabled={chosen.size === 0} onClick={none}>
        {TEXT.select.none}
      </Button>
      <span role="status">{TEXT.select.count(chosen.size)}</span>
      <span className="quiet">{isCut ? TEXT.select.tooMany(MOST_SELECTED) : TEXT.select.hint}</span>
    </div>
  );
}

function columnsOf(
  open: (id: string) => Promise<void>,
  { chosen, toggle }: Selection,
): TableColumnsType<SettlementRow> {
  const money = (title: string, key: 'total' | 'aid' | 'tilt' | 'cash') => ({
    title,
    dataIndex: key,
    align: 'right' as const,
    render: (amount: Fen) => <Amount amount={amount} />,
  });
  return [
    {
      title: TEXT.day.number,
      dataIndex: 'id',
      render: (id: string) => (
        <Button
          type="link"
          size="small"
          className="number"
          onClick={() => void open(id)}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            // On a button the space bar would press it: here it chooses, as in other lists.
            event.preventDefault();
            toggle(id);
          }}
        >
          {id}
        </Button>
      ),
    },
    {
      title: TEXT.select.column,
      dataIndex: 'id',
      key: 'chosen',
      render: (id: string) => (
        <Checkbox
          checked={chosen.has(id)}
          aria-label={TEXT.select.one(id)}
          onChange={() => toggle(id)}
        />
      ),
    },
    { title: TEXT.day.time, dataIndex: 'recordedAt', render: clockTime },
    {
      title: TEXT.day.person,
      dataIndex: 'personName',
      render: (name: string) => (
        <span className="day-name" title={name}>
          {name}
        </span>
      ),
    },
    { title: FIELD_WORDS['care'], dataIndex: 'care', render: (care: CareKind) => CARE_WORDS[care] },
    money(TEXT.day.total, 'total'),
    money(TEXT.day.aid, 'aid'),
    money(TEXT.day.tilt, 'tilt'),
    money(TEXT.day.cash, 'cash'),
    { title: TEXT.day.state, dataIndex: 'reversedBy', render: (_, row) => <State row={row} /> },
  ];
}

function Amount({ amount }: { readonly amount: Fen }) {
  return (
    <span className={amount < 0 ? 'number is-negative' : 'number'}>{inYuanGrouped(amount)}</span>
  );
}

function State({ row }: { readonly row: SettlementRow }) {
  if (row.reverses !== null) {
    return <span className="badge is-wrong">{TEXT.day.reverses(row.reverses)}</span>;
  }
  if (row.adjusts !== null) return <span className="badge">{TEXT.day.adjusts(row.adjusts)}</span>;
  return row.reversedBy === null ? (
    <span>{TEXT.day.stands}</span>
  ) : (
    <span className="badge">{TEXT.day.reversed}</span>
  );
}

type Rows = Page<SettlementRow> & { readonly problem: Problem | null; readonly isLoading: boolean };

function useRows(api: WorkstationApi, on: string, page: number, changes: number): Rows {
  const [list, setList] = useState<Rows>({ rows: [], total: 0, problem: null, isLoading: true });
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const offset = (page - 1) * ROWS_A_PAGE;
      const answer = await api.listSettlements({ on, offset, limit: ROWS_A_PAGE });
      if (!isWanted) return;
      setList(
        answer.ok
          ? { ...answer.value, problem: null, isLoading: false }
          : { rows: [], total: 0, problem: answer.problem, isLoading: false },
      );
    };
    void read();
    return () => {
      isWanted = false;
    };
    // `changes` is no input of the question, but the reason to ask it again.
  }, [api, on, page, changes]);
  return list;
}
