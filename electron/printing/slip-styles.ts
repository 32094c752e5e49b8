import type { TextStyle } from './sheet.ts';

/** The slip's few inks. */
export const INK = {
  text: '#1a1a1a',
  label: '#636363',
  pale: '#8c8c8c',
  hairline: '#c9c9c9',
  alarm: '#a32116',
  watermark: '#ececec',
} as const;

const body = { face: 'regular', size: 9, line: 11.5, colour: INK.text } as const;

export const STYLE = {
  title: { face: 'bold', size: 17, line: 24, colour: INK.text },
  region: { face: 'regular', size: 10.5, line: 15, colour: INK.label },
  number: { face: 'bold', size: 10.5, line: 15, colour: INK.text },
  heading: { face: 'bold', size: 9.5, line: 14, colour: INK.text },
  body,
  strong: { ...body, face: 'bold' },
  label: { ...body, colour: INK.label },
  nought: { ...body, colour: INK.pale },
  alarm: { ...body, face: 'bold', colour: INK.alarm },
  owed: { face: 'bold', size: 14, line: 20, colour: INK.text },
  cash: { face: 'bold', size: 10.5, line: 15, colour: INK.text },
} as const satisfies Readonly<Record<string, TextStyle>>;
