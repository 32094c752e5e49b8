import type { PackForm } from '../case-form.ts';

export const PACK = 'jiyuan/2022-05-01';
export const READINGS = [
  'commercial-before-aid',
  'tilt-needs-referral-record',
  'tilt-after-cap-only',
  'hospital-bears-everywhere',
];
export const FORM: PackForm = { pack: PACK, readings: READINGS };
