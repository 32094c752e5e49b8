import { setTimeout as wait } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { argument, openOrders, say } from './child-lines.ts';

/** Another program that takes the right to write, and keeps it so many milliseconds, or until it is told to give it back. */

const order = openOrders(z.literal('give back'));
const milliseconds = Number(argument(1));
const db = new SqliteDatabase(argument(0));
db.exec('BEGIN IMMEDIATE');
say('held');
if (milliseconds > 0) await wait(milliseconds);
else await order();
db.exec('ROLLBACK');
db.close();
say('given back');
process.exit();
