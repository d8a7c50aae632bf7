import { Button, Menu, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { say } from '../../engine/review/say.ts';
import { api } from '../session/api.ts';
import { CopyField, Segments } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { exerciseTime } from '../ui/format.ts';
import { useRequest } from '../ui/use-request.ts';
import { type Aar, ofKind } from './use-aar.ts';
import { useReviewWords } from './words.ts';

/** Lengths of a clip, minutes of simulated time. */
const LENGTHS = [5, 15, 30, 60] as const;
const MINUTE = 60;

/** A part of the replay that a link points to. */
export interface Clip {
  readonly from: number;
  readonly to: number;
}

/** `?t=<from>&to=<to>` of an address; null without an end, or with one before its beginning. */
export function clipOf(search: string, endTick: number): Clip | null {
  const query = new URLSearchParams(search);
  const from = Number(query.get('t') ?? NaN);
  const to = Number(query.get('to') ?? NaN);
  if (!Number.isFinite(from) || !Number.isFinite(to) || from < 0 || to <= from) return null;
  return { from: Math.min(from, endTick), to: Math.min(to, endTick) };
}

/** Address of a clip; a review's id is in it, and nothing that would open the review. */
export const clipUrl = (base: string, id: string, clip: Clip, viewId: string): string =>
  `${base}/review/${encodeURIComponent(id)}?t=${clip.from}&to=${clip.to}&seat=${encodeURIComponent(viewId)}`;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host.startsWith('127.');

interface ClipProps {
  readonly id: string;
  readonly tick: number;
  readonly endTick: number;
  readonly viewId: string;
  onClose(): void;
}

export function ClipDialog(props: ClipProps) {
  const { w } = useReviewWords();
  const [minutes, setMinutes] = useState<number>(LENGTHS[1]);
  // A review opened on the server's own machine: nobody else reaches its address.
  const lan = useRequest(api.addresses).value?.urls[0];
  const base = isLoopback(location.hostname) ? (lan ?? location.origin) : location.origin;
  const clip = { from: props.tick, to: Math.min(props.endTick, props.tick + minutes * MINUTE) };
  return (
    <Dialog opened onClose={props.onClose} title={w.clip}>
      <div className="st-col">
        <p>{w.clipOf(exerciseTime(clip.from), exerciseTime(clip.to))}</p>
        <Segments<number>
          label={w.clipLength}
          value={minutes}
          options={LENGTHS.map((value) => ({ value, label: w.minutes(value) }))}
          onChange={setMinutes}
        />
        <CopyField label={w.link} value={clipUrl(base, props.id, clip, props.viewId)} />
        <p className="st-mut">{w.clipWhy}</p>
      </div>
    </Dialog>
  );
}

interface BookmarkProps {
  readonly aar: Aar;
  readonly tick: number;
  readonly viewId: string;
  onTick(tick: number, viewId: string | null): void;
}

/** Moments to come back to: those that the record marks, and those that people added. */
export function Bookmarks(props: BookmarkProps) {
  const { w, language } = useReviewWords();
  const { aar } = props;
  const [adding, setAdding] = useState(false);
  const own = ofKind(aar.entries, 'bookmark').toSorted((a, b) => a.body.tick - b.body.tick);
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="compact-md" variant="default" data-testid="bookmarks">
            {w.bookmarks}
          </Button>
        </Menu.Target>
        <Menu.Dropdown style={{ maxHeight: 320, overflowY: 'auto' }}>
          {aar.writing !== null && (
            <Menu.Item onClick={() => setAdding(true)}>
              + {w.addBookmark} {exerciseTime(props.tick)}
            </Menu.Item>
          )}
          {own.map((b) => (
            <Menu.Item key={b.id} onClick={() => props.onTick(b.body.tick, b.body.viewId)}>
              ★ {exerciseTime(b.body.tick)} {b.body.text}
            </Menu.Item>
          ))}
          {aar.review?.moments.map((m) => (
            <Menu.Item key={m.tick} onClick={() => props.onTick(m.tick, null)}>
              {exerciseTime(m.tick)} {say(m, language)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {adding && (
        <BookmarkDialog
          {...props}
          onSave={(words) => {
            const { tick, viewId } = props;
            aar.writing?.write({ kind: 'bookmark', tick, viewId, text: words });
            setAdding(false);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

function BookmarkDialog(props: { tick: number; onSave(words: string): void; onClose(): void }) {
  const { w } = useReviewWords();
  const [words, setWords] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave(words.trim());
  };
  return (
    <Dialog opened onClose={props.onClose} title={`${w.addBookmark} ${exerciseTime(props.tick)}`}>
      <form className="st-col" onSubmit={submit}>
        <TextInput
          label={w.bookmarkName}
          value={words}
          maxLength={120}
          data-autofocus
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Button type="submit">{w.save}</Button>
      </form>
    </Dialog>
  );
}
