import { testWorkedCases } from '../test-worked-cases.ts';
import { oracle } from './oracle.ts';

testWorkedCases('hechuan', 47, oracle);
