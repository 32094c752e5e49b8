import { Empty, Table, type TableColumnsType } from 'antd';
import { useEffect, useState } from 'react';
import type { InsurancePlan } from '../../engine/insurance/plan.ts';
import type { Problem } from '../../electron/contract.ts';
import type { PlanEntry } from '../../electron/ledger/records.ts';
import { FIELD_WORDS } from '../field-words.ts';
import { TEXT } from '../messages.ts';
import { planLines } from '../plan-draft.ts';
import type { OfficeProps } from './office-props.ts';
import { PlanForm } from './plan-form.tsx';
import { ProblemBanner } from './problem-banner.tsx';

type Row = InsurancePlan & { readonly region: string; readonly by: string };

/** The insurance tables of a year: those of the office and those that packs bring along, and the form for a new one. */
export function PlansTab({ api, hello, day, onEntered }: OfficeProps) {
  const [entries, setEntries] = useState<readonly PlanEntry[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    const read = async () => {
      const answer = await api.listPlans({});
      if (answer.ok) setEntries(answer.value);
      else setProblem(answer.problem);
    };
    void read();
  }, [api]);
  const entered = (plans: readonly PlanEntry[]) => {
    setEntries(plans);
    onEntered();
  };
  const rows: readonly Row[] = [
    ...(entries ?? []).map((entry) => ({
      ...entry,
      region: TEXT.plans.office,
      by: TEXT.figures.entry(entry.enteredBy, entry.enteredAt),
    })),
    ...hello.packs.flatMap((pack) =>
      pack.plans.map((plan) => ({
        ...plan,
        region: pack.regionName,
        by: TEXT.office.seen(plan.confidence),
      })),
    ),
  ];
  return (
    <>
      <PlanForm api={api} year={day.slice(0, 4)} onEntered={entered} />
      {problem !== null && <ProblemBanner problem={problem} />}
      <h3 className="office-list">{TEXT.plans.known}</h3>
      <Table<Row>
        size="small"
        rowKey={(row) => `${row.region} ${row.id} ${row.from}`}
        loading={entries === null && problem === null}
        dataSource={[...rows]}
        columns={COLUMNS}
        pagination={false}
        locale={{
          emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={TEXT.plans.empty} />,
        }}
      />
    </>
  );
}

const COLUMNS: TableColumnsType<Row> = [
  {
    title: TEXT.plans.name,
    dataIndex: 'name',
    render: (name: string, { region, id }) => (
      <>
        {name}
        <br />
        <span className="quiet">
          {region} · {id}
        </span>
      </>
    ),
  },
  {
    title: TEXT.figures.days,
    dataIndex: 'from',
    className: 'number',
    render: (_, { from, until }) => TEXT.person.period(from, until),
  },
  {
    title: TEXT.plans.says,
    dataIndex: 'id',
    render: (_, plan) => (
      <ul>
        {planLines(plan).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ),
  },
  {
    title: FIELD_WORDS['source'],
    dataIndex: 'source',
    render: (source: string, { by }) => (
      <>
        {source}
        <br />
        <span className="quiet">{by}</span>
      </>
    ),
  },
];
