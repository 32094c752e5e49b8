import type { TextStyle } from './sheet.ts';

/** A thermal head burns black or nothing: there is one ink. */
export const BLACK = '#000000';

export type RollStyles = Readonly<
  Record<'body' | 'strong' | 'small' | 'heading' | 'title' | 'share', TextStyle>
>;

/** By the height of the letters in points; never under 8, which 203 dots to the inch still render well. */
export function rollStyles(body: number, title: number, share: number): RollStyles {
  const style = (face: TextStyle['face'], size: number): TextStyle => {
    return { face, size, line: Math.round(size * 1.3 * 4) / 4, colour: BLACK };
  };
  return {
    body: style('regular', body),
    strong: style('bold', body),
    small: style('regular', 8),
    heading: style('bold', body + 0.5),
    title: style('bold', title),
    share: style('bold', share),
  };
}
