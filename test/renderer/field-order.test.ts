import { expect, it } from 'vitest';
import { neighbour, wayOf } from '../../renderer/field-order.ts';

const ENTER = { key: 'Enter', isComposing: false, hasModifier: false, keepsEnter: false };

it('回车到下一项，Esc 回上一项', () => {
  expect(wayOf(ENTER)).toBe('next');
  expect(wayOf({ ...ENTER, key: 'Escape' })).toBe('previous');
  expect(wayOf({ ...ENTER, key: 'Tab' })).toBeNull();
});

it('输入法选字时的回车和 Esc 归输入法', () => {
  expect(wayOf({ ...ENTER, isComposing: true })).toBeNull();
  expect(wayOf({ ...ENTER, key: 'Escape', isComposing: true })).toBeNull();
});

it('按钮上的回车归按钮，Esc 仍然返回', () => {
  expect(wayOf({ ...ENTER, keepsEnter: true })).toBeNull();
  expect(wayOf({ ...ENTER, key: 'Escape', keepsEnter: true })).toBe('previous');
});

it('组合键不是换项', () => {
  expect(wayOf({ ...ENTER, hasModifier: true })).toBeNull();
});

it('两端之外没有下一项', () => {
  expect(neighbour(3, 0, 'next')).toBe(1);
  expect(neighbour(3, 2, 'next')).toBeNull();
  expect(neighbour(3, 0, 'previous')).toBeNull();
});
