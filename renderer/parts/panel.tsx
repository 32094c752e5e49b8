import { Button, Drawer, Modal } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { TEXT } from '../messages.ts';
import { useStable } from '../use-stable.ts';
import { focusFirst, useFieldKeys } from '../use-field-keys.ts';

const ELSEWHERE = '.bill select:not(:disabled), .key-bar button';

/** After the last field: what the form is for, or the first row of the list that it asks for. */
const AFTER_FIELDS = 'button[type=submit], [data-list] tbody button';

type PanelProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A page beside the desk. Enter goes through its fields, Esc back, and from the first one out. */
export function SidePanel({
  title,
  width,
  onClose,
  onLeft,
  children,
}: PanelProps & {
  readonly width: number;
  /** Sets the focus itself once the page is gone, and says so; otherwise its opener has it back. */
  readonly onLeft?: () => boolean;
}) {
  const { body, onKeyDown, enter } = usePanelKeys(onClose, onLeft);
  return (
    <Drawer
      open
      title={title}
      size={width}
      keyboard={false}
      mask={{ closable: false }}
      closable={false}
      extra={<Button onClick={onClose}>{TEXT.panel.close}</Button>}
      onClose={onClose}
      afterOpenChange={enter}
      onKeyDown={onKeyDown}
    >
      <div ref={body}>{children}</div>
    </Drawer>
  );
}

/** For what cannot be undone, for help, and for the slip. */
export function Dialog({
  title,
  width,
  onClose,
  children,
}: PanelProps & { readonly width: number }) {
  const { body, onKeyDown, enter } = usePanelKeys(onClose);
  return (
    <Modal
      open
      title={title}
      width={width}
      keyboard={false}
      mask={{ closable: false }}
      closable={false}
      footer={null}
      centered
      onCancel={onClose}
      afterOpenChange={enter}
    >
      <div ref={body} onKeyDown={onKeyDown}>
        {children}
      </div>
    </Modal>
  );
}

function usePanelKeys(onClose: () => void, onLeft: () => boolean = () => false) {
  const body = useRef<HTMLDivElement>(null);
  const left = useStable(onLeft);
  // Who opened this page has the focus back when it closes; if it is gone, the bill has it.
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (left()) return;
      const isThere = opener instanceof HTMLElement && opener.isConnected;
      // Where two pages close at once, the lower one has given the focus back already.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      const elsewhere = isLost ? document.querySelector(ELSEWHERE) : null;
      const next = isThere && opener !== document.body ? opener : elsewhere;
      if (next instanceof HTMLElement) next.focus();
    };
  }, [left]);
  const onKeyDown = useFieldKeys({
    past: () => body.current?.querySelector<HTMLElement>(AFTER_FIELDS)?.focus(),
    before: onClose,
  });
  const enter = (isOpen: boolean) => {
    if (!isOpen) return;
    const first = body.current?.querySelector<HTMLElement>('[data-first]');
    if (first) first.focus();
    else focusFirst(body.current);
  };
  return { body, onKeyDown, enter };
}
