import { expect, it } from 'vitest';
import { attachmentsIn, attachmentsParam } from '../../../../engine/exercise/msel/msel.ts';

const PHOTO = { name: '溃口.jpg', sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1200 };

it('files of a message come back as they were sent', () => {
  expect(attachmentsIn(attachmentsParam([PHOTO]))).toEqual([PHOTO]);
});

it('what a log says in another way is no file, and breaks no page', () => {
  for (const param of [undefined, 3, '', '{', 'null', '{"name":"a"}', '["a"]', '[{"name":1}]'])
    expect(attachmentsIn(param)).toEqual([]);
  expect(attachmentsIn(JSON.stringify([{ name: 'a' }, PHOTO]))).toEqual([PHOTO]);
});
