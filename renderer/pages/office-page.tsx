import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { TEXT } from '../messages.ts';
import { FiguresTab } from '../parts/figures-tab.tsx';
import type { OfficeProps } from '../parts/office-props.ts';
import { SidePanel } from '../parts/panel.tsx';
import { PlansTab } from '../parts/plans-tab.tsx';
import { ReadingsTab } from '../parts/readings-tab.tsx';

const TABS = ['figures', 'plans', 'readings'] as const;
type Tab = (typeof TABS)[number];

/** What an office decides beside single bills: published figures, insurance tables, readings of the text. */
export function OfficePage(props: OfficeProps) {
  const [tab, setTab] = useState<Tab>('figures');
  const id = useId();
  return (
    <SidePanel title={TEXT.office.title} width={1000} onClose={props.onClose}>
      <TabList id={id} tab={tab} onTab={setTab} />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`}>
        {tab === 'figures' && <FiguresTab {...props} />}
        {tab === 'plans' && <PlansTab {...props} />}
        {tab === 'readings' && <ReadingsTab {...props} />}
      </div>
    </SidePanel>
  );
}

/** One of the three is open; the arrow keys go through them. */
function TabList({
  id,
  tab,
  onTab,
}: {
  readonly id: string;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const go = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const to = TABS[(TABS.indexOf(tab) + way + TABS.length) % TABS.length];
    if (way === 0 || to === undefined) return;
    event.preventDefault();
    onTab(to);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[TABS.indexOf(to)]?.focus();
  };
  return (
    <div role="tablist" className="tabs" ref={list}>
      {TABS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`${id}-${each}`}
          aria-selected={each === tab}
          aria-controls={each === tab ? `${id}-panel` : undefined}
          tabIndex={each === tab ? 0 : -1}
          onClick={() => onTab(each)}
          onKeyDown={go}
        >
          {TEXT.office.tabs[each]}
        </button>
      ))}
    </div>
  );
}
