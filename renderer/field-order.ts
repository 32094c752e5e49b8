/** The place of the neighbouring field; null at either end, where the way leads out of the form. */
export function neighbour(count: number, current: number, way: 'next' | 'previous'): number | null {
  const to = way === 'next' ? current + 1 : current - 1;
  return to >= 0 && to < count ? to : null;
}

export type FieldKey = {
  readonly key: string;
  readonly isComposing: boolean;
  readonly hasModifier: boolean;
  /** A button or a text area keeps Enter for itself. */
  readonly keepsEnter: boolean;
};

/** Where a key leads inside a form: Enter to the next field, Esc back; null = the key is not ours. */
export function wayOf(pressed: FieldKey): 'next' | 'previous' | null {
  // While an input method is open, Enter and Esc belong to it.
  if (pressed.isComposing || pressed.hasModifier) return null;
  if (pressed.key === 'Enter') return pressed.keepsEnter ? null : 'next';
  return pressed.key === 'Escape' ? 'previous' : null;
}
