import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import { useWords } from '../i18n/index.ts';
import { text } from '../ui/format.ts';
import { InjectStateTag } from './inject-state.tsx';
import { hTime } from './list.ts';

/** Height of a row, px; the list draws only those in sight, so all have the same. */
const ROW_PX = 39;
/** Rows drawn beyond the edges, so that keys and wheels find some. */
const SPARE = 12;

const COLUMNS = [
  'number',
  'planned',
  'actual',
  'from',
  'to',
  'channel',
  'text',
  'expected',
  'objective',
  'state',
] as const;
const WIDE: ReadonlySet<string> = new Set(['channel', 'expected']);
/** Widths of the columns, px; the words take what is left. */
const WIDTHS: Readonly<Record<string, number>> = {
  number: 64,
  planned: 132,
  actual: 104,
  from: 120,
  to: 130,
  channel: 64,
  expected: 190,
  objective: 84,
  state: 130,
};

/** Which rows are in sight of a scrolled box. */
function useWindow() {
  const box = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ from: 0, to: 60 });
  useEffect(() => {
    const el = box.current;
    if (el === null) return;
    const look = (): void => {
      const from = Math.max(0, Math.floor(el.scrollTop / ROW_PX) - SPARE);
      const to = Math.ceil((el.scrollTop + el.clientHeight) / ROW_PX) + SPARE;
      setRange((r) => (r.from === from && r.to === to ? r : { from, to }));
    };
    look();
    el.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(el);
    return () => {
      el.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, []);
  return { box, ...range };
}

/** The list as a table that the keyboard walks; thousands of rows cost no more than a screenful. */
export function InjectTable(props: {
  rows: readonly InjectView[];
  selected: string | null;
  seatName(id: string): string;
  empty: string;
  onSelect(id: string): void;
  onOpen(): void;
}) {
  const { t } = useWords();
  const { rows, selected } = props;
  const { box, from, to } = useWindow();
  const at = rows.findIndex((r) => r.id === selected);
  useEffect(() => {
    const el = box.current;
    if (el === null || at < 0) return;
    const top = at * ROW_PX;
    // The heading covers one row.
    if (top < el.scrollTop) el.scrollTo({ top });
    else if (top + 2 * ROW_PX > el.scrollTop + el.clientHeight)
      el.scrollTo({ top: top + 2 * ROW_PX - el.clientHeight });
  }, [at, box]);

  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (row === undefined) return;
    props.onSelect(row.id);
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`tr[data-row-id="${CSS.escape(row.id)}"]`)?.focus(),
    );
  };
  const onKey = (event: KeyboardEvent, index: number): void => {
    const goal = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + 12,
      PageUp: index - 12,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (goal !== undefined) go(goal);
    else if (event.key === 'Enter') props.onOpen();
    else return;
    event.preventDefault();
  };
  const shown = rows.slice(from, to);
  return (
    <div className="st-scroll st-msel-table" ref={box} id="msel-table" tabIndex={-1}>
      <table className="st-table" aria-rowcount={rows.length + 1} data-rows="normal">
        <caption className="st-hidden">{t('msel.title')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((c) => (
              <th
                key={c}
                scope="col"
                className={WIDE.has(c) ? 'st-wide' : undefined}
                style={{ width: WIDTHS[c] }}
              >
                {t(`msel.col.${c}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={from} />
          {shown.map((row, k) => (
            <tr
              key={row.id}
              data-row-id={row.id}
              data-pick="true"
              aria-rowindex={from + k + 2}
              aria-selected={row.id === selected}
              tabIndex={from + k === Math.max(0, at) ? 0 : -1}
              onClick={() => props.onSelect(row.id)}
              onDoubleClick={props.onOpen}
              onKeyDown={(event) => onKey(event, from + k)}
            >
              <Cells inject={row} seatName={props.seatName} />
            </tr>
          ))}
          <Space rows={Math.max(0, rows.length - to)} />
        </tbody>
      </table>
      {rows.length === 0 && <p className="st-body st-mut">{props.empty}</p>}
    </div>
  );
}

const Space = ({ rows }: { rows: number }) =>
  rows > 0 ? <tr aria-hidden="true" style={{ height: rows * ROW_PX }} /> : null;

function Cells({ inject: i, seatName }: { inject: InjectView; seatName(id: string): string }) {
  const { t, language } = useWords();
  const channel = t(`channel.${i.channel}`);
  return (
    <>
      <td>
        <b>{i.number}</b>
      </td>
      <td>
        <Planned inject={i} />
      </td>
      <td>{i.firedTick === null ? <span className="st-dim">—</span> : <Actual inject={i} />}</td>
      <td className="st-ell">{text(i.from, language)}</td>
      <td className="st-ell">{i.toSeatIds.map(seatName).join(language === 'zh' ? '、' : ', ')}</td>
      <td className="st-wide st-mut">{channel}</td>
      <td className="st-ell">{text(i.text, language)}</td>
      <td className="st-ell st-wide">{text(i.expected, language)}</td>
      <td className="st-mut">
        {[i.objective ?? '', i.targetId ?? ''].filter((x) => x !== '').join(' · ')}
      </td>
      <td>
        <InjectStateTag inject={i} />
      </td>
    </>
  );
}

/** The plan: a time, what became of it, or how else it comes about. */
function Planned({ inject: i }: { inject: InjectView }) {
  const { t } = useWords();
  if (i.kind !== 'timed' && i.atTick === null) return <>{t(`msel.kind.${i.kind}`)}</>;
  const moved = i.atTick !== null && i.dueTick !== i.atTick;
  return (
    <>
      {i.kind !== 'timed' && `${t(`msel.kind.${i.kind}`)} ≥ `}
      {moved && <s className="st-dim">{hTime(i.atTick)}</s>}{' '}
      {i.dueTick !== null && hTime(i.dueTick)}
    </>
  );
}

/** When it really came, and how far from the plan. */
function Actual({ inject: i }: { inject: InjectView }) {
  const { t } = useWords();
  const off =
    i.kind !== 'timed' || i.atTick === null ? 0 : Math.round((i.firedTick! - i.atTick) / 60);
  return (
    <>
      {hTime(i.firedTick!)}
      {off !== 0 && (
        <span className="st-mut">
          {' '}
          {t(off > 0 ? 'msel.late' : 'msel.early', { min: Math.abs(off) })}
        </span>
      )}
    </>
  );
}
