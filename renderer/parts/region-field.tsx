import type { PackView } from '../../electron/contract.ts';
import { TEXT } from '../messages.ts';
import { halfWidth } from '../money-text.ts';
import { isRegion, regionChoices, regionName } from '../packs.ts';
import type { FieldFrame } from './field.tsx';
import { SuggestField } from './suggest-field.tsx';

/** A region's six digits; those with rules here are on offer, and any other may be typed. */
export function RegionField({
  packs,
  value,
  onChange,
  ...frame
}: FieldFrame & {
  readonly packs: readonly PackView[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <SuggestField
      {...frame}
      hint={frame.hint ?? wordsOf(packs, value)}
      value={value}
      choices={regionChoices(packs)}
      maxLength={20}
      placeholder={TEXT.region.form}
      onChange={(typed) => onChange(halfWidth(typed).trim())}
    />
  );
}

/** Whose rules hold there, as soon as it is a region. */
function wordsOf(packs: readonly PackView[], value: string): string | null {
  if (value === '') return null;
  if (!isRegion(value)) return TEXT.region.short;
  const name = regionName(packs, value);
  return name === null ? TEXT.region.noPack : TEXT.region.under(name);
}
