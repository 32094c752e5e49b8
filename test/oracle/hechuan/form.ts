import type { PackForm } from '../case-form.ts';

export const PACK = 'hechuan/2024-06-25';
export const READINGS = [
  'one-major-pool',
  'chronic-as-special',
  'tilt-on-excess-only',
  'tilt-needs-basic-aid',
  'tilt-needs-referral-record',
  'commercial-before-aid',
  'original-policy-2012',
  'tier-two-subsidy-for-all',
];
export const FORM: PackForm = { pack: PACK, readings: READINGS };
