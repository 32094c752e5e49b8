import type { PageLayout } from './pages.ts';
import { mm } from './sheet.ts';

/** The slip on A5 lying on its side: the grid of A4, lower and a little wider. */
export const A5: PageLayout = {
  measures: { width: mm(210), height: mm(148), margin: mm(10), foot: 18 },
  factColumns: 3,
  feesFirst: false,
};
