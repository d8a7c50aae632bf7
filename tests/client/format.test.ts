import { describe, expect, it } from 'vitest';
import {
  area,
  beaufort,
  clockTime,
  compass,
  distance,
  duration,
  exerciseTime,
  spacedCode,
  trim,
} from '../../client/ui/format.ts';
import { eventGrade } from '../../client/ui/event-grade.ts';
import { cleanCode } from '../../client/ui/join-code.ts';

describe('times', () => {
  it('counts the exercise from its start', () => {
    expect(exerciseTime(8046)).toBe('T+02:14');
    expect(exerciseTime(8046, true)).toBe('T+02:14:06');
    expect(exerciseTime(-300)).toBe('T−00:05');
    expect(exerciseTime(100 * 3600)).toBe('T+100:00');
  });

  it('shows the local clock and marks later days', () => {
    expect(clockTime(8040, 13 * 3600 + 20 * 60, 'zh')).toBe('15:34');
    expect(clockTime(12 * 3600, 13 * 3600, 'zh')).toBe('次日 01:00');
    expect(clockTime(36 * 3600, 13 * 3600, 'zh')).toBe('第 3 天 01:00');
    expect(clockTime(12 * 3600, 13 * 3600, 'en')).toBe('day 2 01:00');
  });

  it('says spans in fitting units', () => {
    expect(duration(40, 'zh')).toBe('40 秒');
    expect(duration(26 * 60, 'zh')).toBe('26 分');
    expect(duration(106 * 60, 'en')).toBe('1 h 46');
    expect(duration(4 * 3600, 'en')).toBe('4 h');
    expect(duration(-5, 'en')).toBe('0 s');
  });
});

describe('quantities', () => {
  it('groups thousands and drops trailing zeros', () => {
    expect(trim(3000, 0)).toBe('3,000');
    expect(trim(16.5, 2)).toBe('16.5');
    expect(trim(1234567.891, 1)).toBe('1,234,567.9');
  });

  it('gives hectares with mu in Chinese', () => {
    expect(area(62, 'zh')).toBe('62 公顷（930 亩）');
    expect(area(62, 'en')).toBe('62 ha');
  });

  it('gives metres below a kilometre', () => {
    expect(distance(693)).toBe('693 m');
    expect(distance(1120)).toBe('1.12 km');
    expect(distance(25_840)).toBe('25.8 km');
  });

  it('names where the wind comes from and its force', () => {
    expect(compass(225, 'zh')).toBe('西南');
    expect(compass(359, 'en')).toBe('N');
    // GB/T 28591-2012: 3.4 to 5.4 m/s is force 3, 5.5 force 4, 32.7 and more force 12.
    expect([3.3, 3.4, 5.4, 5.5, 32.6, 32.7].map(beaufort)).toEqual([2, 3, 3, 4, 11, 12]);
  });

  it('grades a fire by the area of the regulations', () => {
    expect([0.9, 1, 99.9, 100, 999, 1000].map(eventGrade)).toEqual([1, 2, 2, 3, 3, 4]);
  });
});

describe('join codes', () => {
  it('are read in any spelling', () => {
    expect(cleanCode(' k7m-4qx ')).toBe('K7M4QX');
    expect(spacedCode('K7M4QX')).toBe('K7M 4QX');
  });
});
