import { Fragment, useState } from 'react';
import type { JSX } from 'react';
import { FORECAST, KNOWN_FIRE, SURVEYED_FIRE, TRUTH_FIRE } from './palette.ts';
import type { FireClass } from './palette.ts';
import { ARROW_COLOURS, ARROW_LABELS, ARROW_LAYER, CLASS_LAYERS } from './class-layers.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import { gasLabel } from './gas-labels.ts';
import type { WordKey, Words } from './words.ts';
import { clockTime } from '../ui/format.ts';
import type { MapProps } from '../ui/map-props.ts';

const ARRIVAL: readonly WordKey[] = ['within1h', 'within2h', 'within4h', 'within8h'];

/** On narrower pages the legend starts closed, until somebody says otherwise. */
const NARROW_PX = 1180;
const STORAGE_KEY = 'sandtable.legend';
/** Classes with longer names stand under one another. */
const STRIP_LETTERS = 9;

function keptOpen(): boolean {
  try {
    const kept = localStorage.getItem(STORAGE_KEY);
    return kept === null ? window.innerWidth > NARROW_PX : kept === 'open';
  } catch {
    return window.innerWidth > NARROW_PX;
  }
}

function keepOpen(open: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, open ? 'open' : 'closed');
  } catch {
    // A browser without storage forgets the choice with the page.
  }
}

/** Fill and edge as they look on the map. */
function Swatch({
  look,
  line = false,
}: {
  readonly look: FireClass;
  readonly line?: boolean;
}): JSX.Element {
  const dash = look.dash.join(' ');
  return (
    <svg width="30" height="16" aria-hidden="true">
      {line ? (
        <path d="M1 8h28" stroke={look.edge} strokeWidth="2" strokeDasharray={dash} />
      ) : (
        <rect
          x="1"
          y="1"
          width="28"
          height="14"
          fill={look.fill}
          stroke={look.edge}
          strokeWidth={look.widthPx}
          strokeDasharray={dash}
        />
      )}
    </svg>
  );
}

/** From when a forecast is, and how wide the cells are that it was computed on. */
function Basis(p: {
  readonly layer: LayerFrame;
  readonly props: MapProps;
  readonly words: Words;
}): JSX.Element {
  const { layer, props, words } = p;
  const time = clockTime(layer.asOfTick, props.setup.startSecondOfDay, props.language);
  return (
    <li className="st-map-quiet">
      {words('forecastAt')} {time}
      {' · '}
      {words('gridOf', { m: String(layer.grid.cellM) })}
    </li>
  );
}

/** Classes of one layer: a strip with the limits under it, or rows where the names are long. */
function Classes(p: {
  readonly items: readonly { readonly look: FireClass; readonly label: string }[];
}): JSX.Element {
  const strip = p.items.length > 1 && p.items.every(({ label }) => label.length <= STRIP_LETTERS);
  return (
    <li className={strip ? 'st-map-strip' : 'st-map-classes'}>
      {p.items.map(({ look, label }) => (
        <span key={label}>
          <Swatch look={look} />
          {label}
        </span>
      ))}
    </li>
  );
}

/** Classes of the layers in sight, with whose knowledge they are and from when the forecast is. */
export function Legend({
  props,
  showForecast,
  hidden,
  showArrows,
  words,
}: {
  readonly props: MapProps;
  readonly showForecast: boolean;
  readonly hidden: ReadonlySet<LayerId>;
  readonly showArrows: boolean;
  readonly words: Words;
}): JSX.Element | null {
  const [open, setOpen] = useState(keptOpen);
  const flip = (): void => {
    setOpen(!open);
    keepOpen(!open);
  };
  const { layers, setup, view } = props;
  const forecast = layers.get('forecast');
  const rows: { key: string; look: FireClass; name: string; line?: boolean }[] = [];
  if (layers.has('fire-truth')) {
    rows.push({ key: 'truth', look: TRUTH_FIRE, name: words('burnedTruth'), line: true });
    rows.push({ key: 'flaming', look: { ...TRUTH_FIRE, edge: 'none' }, name: words('flaming') });
  }
  if (layers.has('fire-known'))
    rows.push({ key: 'known', look: KNOWN_FIRE, name: words('burnedKnown') });
  const survey = layers.get('survey');
  if (survey !== undefined)
    rows.push({
      key: 'survey',
      look: SURVEYED_FIRE,
      name: `${words('surveyed')} ${clockTime(survey.asOfTick, setup.startSecondOfDay, props.language)}`,
      line: true,
    });
  if (forecast !== undefined && showForecast)
    ARRIVAL.forEach((key, i) => rows.push({ key, look: FORECAST[i]!, name: words(key) }));
  const shown = CLASS_LAYERS.filter(({ id }) => layers.has(id) && !hidden.has(id));
  const arrows = showArrows && layers.has(ARROW_LAYER);
  if (rows.length === 0 && shown.length === 0 && !arrows) return null;
  const basis = view.forecast?.basisTick ?? forecast?.asOfTick;
  const whose = words(setup.view === 'truth' ? 'truth' : 'asKnown');
  return (
    <div className="st-map-panel st-map-legend">
      <button type="button" aria-expanded={open} onClick={flip}>
        {words('legend')} · {whose} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
      </button>
      {open ? (
        <ul tabIndex={0} aria-label={words('legend')}>
          {rows.map((r) => (
            <li key={r.key}>
              <Swatch look={r.look} line={r.line ?? false} />
              {r.name}
            </li>
          ))}
          {shown.map(({ id, title, classes, dated }) => (
            <Fragment key={id}>
              <li className="st-map-quiet">{words(title)}</li>
              {dated === true ? (
                <Basis layer={layers.get(id)!} props={props} words={words} />
              ) : null}
              <Classes
                items={classes.map((c, i) => ({
                  look: c.look,
                  label: gasLabel(id, i, view, words) ?? c.label,
                }))}
              />
            </Fragment>
          ))}
          {arrows ? (
            <>
              <li className="st-map-quiet">{words('floodSpeed')}</li>
              {ARROW_LABELS.map((label, i) => (
                <li key={label}>
                  <svg width="30" height="16" aria-hidden="true">
                    <path
                      d="M3 8h22m-6-5 6 5-6 5"
                      fill="none"
                      stroke={ARROW_COLOURS[i]}
                      strokeWidth="2"
                    />
                  </svg>
                  {label}
                </li>
              ))}
            </>
          ) : null}
          {forecast !== undefined && showForecast && basis !== undefined ? (
            <li className="st-map-quiet">
              {words('forecastAt')} {clockTime(basis, setup.startSecondOfDay, props.language)}
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
