import type { KeyboardEvent } from 'react';

/** Arrow up and down among the buttons of a list; true where the key was one of them. */
export function moveAmong(event: KeyboardEvent<HTMLElement>, rows = 'button'): boolean {
  const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (way === 0 || !(event.target instanceof HTMLElement)) return false;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(rows)];
  const at = all.indexOf(event.target);
  if (at < 0) return false;
  all[at + way]?.focus();
  event.preventDefault();
  return true;
}
