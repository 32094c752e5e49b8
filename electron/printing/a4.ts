import type { PageLayout } from './pages.ts';
import { mm } from './sheet.ts';

/** The slip on A4: one page for an ordinary settlement, more where the contents are long. */
export const A4: PageLayout = {
  measures: { width: mm(210), height: mm(297), margin: mm(15), foot: 20 },
  factColumns: 2,
  feesFirst: true,
};
