import type { PackForm } from '../case-form.ts';

export const PACK = 'chongqing/2012-07-24';
export const READINGS = ['commercial-before-aid', 'one-major-pool', 'students-ordinary-inpatient'];
export const FORM: PackForm = { pack: PACK, readings: READINGS };
