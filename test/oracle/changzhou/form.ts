import type { PackForm } from '../case-form.ts';

export const PACK = 'changzhou/2023-01-01';
export const READINGS = [
  'commercial-before-aid',
  'control-counts-out-of-scope',
  'rare-drug-full',
  'strict-referral',
];
/** 末段: the first day in force; the document names no last one. */
export const IN_FORCE_FROM = '2023-01-01';
export const FORM: PackForm = { pack: PACK, readings: READINGS };
