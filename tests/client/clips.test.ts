import { expect, test } from 'vitest';
import { clipOf, clipUrl } from '../../client/review/clips.tsx';

test('a clip is the part of the replay that its link says', () => {
  const url = new URL(clipUrl('http://host', 'ab/c', { from: 900, to: 1800 }, 'rescue'));
  expect(url.pathname).toBe('/review/ab%2Fc');
  expect(clipOf(url.search, 5000)).toEqual({ from: 900, to: 1800 });
  expect(url.searchParams.get('seat')).toBe('rescue');
});

test('what is no clip is none, and one beyond the end is cut', () => {
  for (const search of ['', '?t=900', '?t=x&to=5', '?t=900&to=900', '?t=-5&to=9', '?t=900&to=80'])
    expect(clipOf(search, 5000)).toBeNull();
  expect(clipOf('?t=900&to=9000', 5000)).toEqual({ from: 900, to: 5000 });
});
