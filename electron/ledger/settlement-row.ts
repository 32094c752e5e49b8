import { z } from 'zod';
import { CARE_KINDS } from '../../engine/terms.ts';
import { day, fen, text, whole } from './shapes.ts';

/** A line of any list of settlements, read from the derived table `settlement s`. */
export const SETTLEMENT_COLUMNS = `
  s.id AS id, s.seq AS seq, s.recorded_at AS recordedAt, s.settled_on AS settledOn,
  s.person_id AS personId, s.person_name AS personName, s.care AS care, s.total AS total,
  s.aid AS aid, s.tilt AS tilt, s.cash AS cash`;

export const SETTLEMENT_ROW = {
  id: text,
  seq: whole,
  recordedAt: text,
  settledOn: day,
  personId: text,
  personName: text,
  care: z.enum(CARE_KINDS),
  total: fen,
  aid: fen,
  tilt: fen,
  cash: fen,
};
