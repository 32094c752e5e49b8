/** 二(三)1 to 二(三)3: what basic aid pays of a bill that nothing refuses. */
import { flagAt, moneyAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import { isOfThe22 } from './diseases.ts';
import { AIDED_HERE, followsThe2012Document } from './identity.ts';
import { benefitOf2012 } from './policy-2012.ts';
import { paidFrom, usedOf, without, type Benefit, type Year } from './pool.ts';
import { fromText, isAbove, least, minus, plus, type Rational } from '../rational.ts';

const SEVENTY = ['destitute', 'minimum-living', 'returned-to-poverty'];
const LARGE = fromText('30000');
const SPECIAL_CAP = fromText('100000');
const LARGE_CAP = fromText('60000');

export function benefitOf(
  given: Json,
  bill: Json,
  year: Year,
  category: string,
  base: Rational,
): Benefit {
  if (followsThe2012Document(given, category)) {
    return benefitOf2012(given, bill, year, category, base);
  }
  if (!AIDED_HERE.includes(category)) return without('ORIGINAL_POLICY');
  const due = { base, share: fromText(SEVENTY.includes(category) ? '0.70' : '0.60') };
  const readings = textsAt(given, 'readings');
  const joint = readings.includes('one-major-pool');
  switch (textAt(bill, 'care', '')) {
    case 'inpatient':
      return isSpecial(bill) ? special(due, year, joint) : largeStay(bill, due, year, joint);
    case 'chronic-outpatient':
      return isSpecial(bill) || readings.includes('chronic-as-special')
        ? special(due, year, joint)
        : without('NOT_SPECIAL_DISEASE');
    default:
      return without('CARE_NOT_COVERED');
  }
}

/** The agency's own mark, or, without one, the list of the document of 2012. */
function isSpecial(bill: Json): boolean {
  return flagAt(bill, 'special', isOfThe22(textAt(bill, 'disease', '')));
}

type Due = { readonly base: Rational; readonly share: Rational };

/** 100000 a year; read as one limit, large stays have used of it too. */
function special(due: Due, year: Year, joint: boolean): Benefit {
  const own = usedOf(year, 'special-disease');
  const used = joint ? plus(own, usedOf(year, 'large-cost')) : own;
  return paidFrom('special-disease', due, used, minus(SPECIAL_CAP, used));
}

/** 二(三)2第2段: 60000 a year, and read as one limit also within the 100000. */
function largeStay(bill: Json, due: Due, year: Year, joint: boolean): Benefit {
  if (Number(under(bill, 'facility')['level'] ?? 2) < 2) return without('LEVEL_TOO_LOW');
  if (!isAbove(moneyAt(under(bill, 'fees'), 'inScope'), LARGE)) {
    return without('STAY_NOT_OVER_THRESHOLD');
  }
  const used = usedOf(year, 'large-cost');
  const ownRoom = minus(LARGE_CAP, used);
  const jointRoom = minus(SPECIAL_CAP, used, usedOf(year, 'special-disease'));
  return paidFrom('large-cost', due, used, joint ? least(ownRoom, jointRoom) : ownRoom);
}
