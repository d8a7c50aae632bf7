import { Button, NumberInput, TextInput } from '@mantine/core';
import type { FieldLimit } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import { faultsAt, listAt, type Path } from './draft.ts';
import { faultWords } from './fault-words.ts';
import type { Draft } from './use-draft.ts';

interface SeriesProps {
  readonly draft: Draft;
  readonly path: Path;
  readonly label: string;
  readonly kind: 'series' | 'pairs';
  readonly limit: FieldLimit;
  readonly field: string;
}

type Row = readonly [unknown, unknown];

/** Rows of a time and a number, or of two numbers, with their line. */
export function SeriesField(props: SeriesProps) {
  const words = useWords();
  const { t } = words;
  const { draft, path, label, limit } = props;
  const rows = listAt<Row>(draft.file, path);
  const fault = faultsAt(draft.problems, path)[0];
  const first = t(props.kind === 'series' ? 'prepare.from' : 'prepare.levelM');
  const put = (i: number, k: 0 | 1, value: unknown): void => draft.set([...path, i, k], value);
  return (
    <fieldset className="st-prepare-series">
      <legend>{label}</legend>
      <SeriesLine rows={rows} kind={props.kind} />
      <div className="st-row st-wrap">
        {rows.map(([x, y], i) => (
          <span className="st-prepare-step" key={i}>
            {props.kind === 'series' ? (
              <TextInput
                aria-label={`${label} · ${t('prepare.rowOf', { n: i + 1 })} · ${first}`}
                value={typeof x === 'string' ? x : ''}
                w={72}
                onChange={(event) => put(i, 0, event.currentTarget.value)}
              />
            ) : (
              <NumberInput
                aria-label={`${label} · ${t('prepare.rowOf', { n: i + 1 })} · ${first}`}
                value={typeof x === 'number' ? x : ''}
                hideControls
                w={80}
                onChange={(value) => put(i, 0, value === '' ? null : Number(value))}
              />
            )}
            <NumberInput
              aria-label={`${label} · ${t('prepare.rowOf', { n: i + 1 })}`}
              value={typeof y === 'number' ? y : ''}
              {...(limit.min !== undefined && { min: limit.min })}
              {...(limit.max !== undefined && { max: limit.max })}
              clampBehavior="none"
              hideControls
              w={props.kind === 'series' ? 84 : 118}
              onChange={(value) => put(i, 1, value === '' ? null : Number(value))}
            />
            <button
              type="button"
              className="st-prepare-drop"
              aria-label={`${t('prepare.remove')} · ${label} · ${t('prepare.rowOf', { n: i + 1 })}`}
              onClick={() => draft.set([...path, i], undefined)}
            >
              ×
            </button>
          </span>
        ))}
        <Button
          size="compact-md"
          variant="default"
          aria-label={`${t('prepare.addStep')} · ${label}`}
          onClick={() => draft.set(path, [...rows, nextRow(rows, props.kind)])}
        >
          {t('prepare.addStep')}
        </Button>
      </div>
      {fault !== undefined && (
        <p className="st-bad" role="alert">
          {faultWords(fault, words)}
        </p>
      )}
    </fieldset>
  );
}

const minutesOf = (time: unknown): number | null => {
  const found = /^(\d{1,3}):(\d\d)/.exec(String(time));
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
};

/** An hour, or a unit, after the last one. */
function nextRow(rows: readonly Row[], kind: SeriesProps['kind']): Row {
  const [x, y] = rows.at(-1) ?? [kind === 'series' ? '-01:00' : -1, 0];
  if (kind === 'pairs') return [Number(x) + 1, y];
  const last = minutesOf(x);
  const minutes = rows.length === 0 ? 0 : (last ?? 0) + 60;
  const two = (n: number): string => String(n).padStart(2, '0');
  return [`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`, y];
}

const WIDTH = 260;
const HEIGHT = 44;

/** The course of the numbers, so that a slip of the finger is seen. */
function SeriesLine({ rows, kind }: { rows: readonly Row[]; kind: SeriesProps['kind'] }) {
  const points = rows
    .map(([x, y]) => [kind === 'series' ? minutesOf(x) : Number(x), Number(y)] as const)
    .filter((p): p is readonly [number, number] => p[0] !== null && Number.isFinite(p[1]));
  if (points.length < 2) return null;
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const low = Math.min(0, ...ys) === 0 ? 0 : Math.min(...ys);
  const wide = Math.max(...xs) - Math.min(...xs) || 1;
  const high = Math.max(...ys) - low || 1;
  const line = points.map(([x, y]) => {
    const px = 2 + ((x - Math.min(...xs)) / wide) * (WIDTH - 4);
    return `${px.toFixed(1)},${(HEIGHT - 2 - ((y - low) / high) * (HEIGHT - 4)).toFixed(1)}`;
  });
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" className="st-prepare-line">
      <polyline points={line.join(' ')} />
    </svg>
  );
}
