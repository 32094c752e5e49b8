/**
 * 二(二)、二(三): every number of the document is a floor (不低于). A district may publish a higher
 * one for some days; a lower one is not allowed, and no bill of those days is settled with it.
 */
import { figureOn, type Json } from '../case-form.ts';
import { fromText, isAbove, type Rational } from '../rational.ts';

export const FLOORS: Readonly<Record<string, string>> = {
  'quota-outpatient-cap': '200',
  'ordinary-outpatient-cap': '100',
  'ordinary-outpatient-share': '0.60',
  'ordinary-inpatient-cap': '6000',
  'ordinary-inpatient-share-first': '0.60',
  'ordinary-inpatient-share-other': '0.40',
  'major-disease-cap': '100000',
  'large-cost-cap': '60000',
  'major-share-first': '0.70',
  'major-share-other': '0.50',
};

export type Standards = (key: string) => Rational;

/** The numbers that hold on a day; null where the district has gone below one of them. */
export function standardsOn(given: Json, on: string): Standards | null {
  const standard = (key: string) => {
    const floor = FLOORS[key];
    if (floor === undefined) throw new Error(`the document has no such number: ${key}`);
    return figureOn(given, key, on) ?? fromText(floor);
  };
  const isBelow = Object.entries(FLOORS).some(([key, floor]) =>
    isAbove(fromText(floor), standard(key)),
  );
  return isBelow ? null : standard;
}
