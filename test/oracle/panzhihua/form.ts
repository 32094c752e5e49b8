import type { PackForm } from '../case-form.ts';

export const PACK = 'panzhihua/2023-02-01';
export const READINGS = [
  'commercial-before-aid',
  'tilt-needs-referral-record',
  'tilt-counts-ordinary-outpatient',
  'retroactive-only-if-unrecognised',
];
export const FORM: PackForm = { pack: PACK, readings: READINGS };
