/** A row of the centre's answer (表201) that there is nothing to say against. */
export const GOOD = [
  'P1',
  'M1',
  'S1',
  'H51040200001202605020901010007',
  '0',
  '0',
  'null',
  '12.30',
  '4.00',
  '1.00',
  'null',
];
export const LINE = GOOD.join('\t');

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The good row with one cell changed. */
export function withCell(index: number, cell: string): string {
  return GOOD.map((each, at) => (at === index ? cell : each)).join('\t');
}
