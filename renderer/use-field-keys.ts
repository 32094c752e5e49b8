import { useCallback, type KeyboardEvent } from 'react';
import { neighbour, wayOf } from './field-order.ts';

const FIELDS = 'input:not([type=hidden]), select, textarea';
/** The rows of a list are no fields: their boxes keep Enter, and Esc leads out of the page. */
const LIST = '[data-list]';

/** Enter and Esc between the fields of a form, in reading order; `onEnd` where the way leads out of it. */
export function useFieldKeys(onEnd: {
  readonly past: () => void;
  readonly before: () => void;
}): (event: KeyboardEvent<HTMLElement>) => void {
  const { past, before } = onEnd;
  return useCallback(
    (event) => {
      if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
      const way = wayOf({
        key: event.key,
        isComposing: event.nativeEvent.isComposing,
        hasModifier: event.ctrlKey || event.altKey || event.metaKey || event.shiftKey,
        keepsEnter: event.target.matches(`button, a, textarea, ${LIST} *`),
      });
      if (way === null) return;
      event.preventDefault();
      event.stopPropagation();
      const fields = fieldsIn(event.currentTarget);
      const to = neighbour(fields.length, fields.indexOf(event.target), way);
      if (to === null) (way === 'next' ? past : before)();
      else focusField(fields[to]);
    },
    [past, before],
  );
}

function focusField(field: HTMLElement | undefined): void {
  field?.focus();
  if (field instanceof HTMLInputElement && field.type !== 'checkbox') field.select();
}

export function focusFirst(container: HTMLElement | null): void {
  if (container !== null) focusField(fieldsIn(container)[0]);
}

function fieldsIn(container: HTMLElement): readonly HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => !field.matches(`:disabled, ${LIST} *`) && field.offsetParent !== null,
  );
}
