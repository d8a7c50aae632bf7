import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { Point } from '../../../engine/kernel/grid.ts';
import { useWords } from '../../i18n/index.ts';
import { FIRE_EDGES } from '../../session/fire-points.ts';
import { compass, distance } from '../../ui/format.ts';
import { lengthM, offset } from '../../ui/geometry.ts';
import type { ComposerProps } from './composer.tsx';
import { drawnPoints, PLACE_NEEDS } from './draft.ts';
import { GroupSelect } from './casualty-selects.tsx';
import { DoorSelect, ShelterSelect, SiteSelect, VillageSelect } from './place-selects.tsx';

/** ③ Where: on the map, by name, or by bearing and distance from a name. */
export function PlaceStep(props: ComposerProps) {
  const { t } = useWords();
  const { draft } = props;
  const need = draft.task === null ? null : PLACE_NEEDS[draft.task];
  return (
    <fieldset className="st-step">
      <legend>③ {t('composer.place')}</legend>
      {need === null && <p className="st-dim">{t('composer.missing.task')}</p>}
      {need === 'none' && <p className="st-mut">{t('composer.noNeed')}</p>}
      {need === 'village' &&
        (props.draft.task === 'doorToDoor' ? (
          <DoorSelect {...props} />
        ) : (
          <VillageSelect {...props} />
        ))}
      {need === 'shelter' && <ShelterSelect {...props} id="step-3" />}
      {need === 'site' && <SiteSelect {...props} />}
      {need === 'group' && <GroupSelect {...props} />}
      {need === 'point' && <PointPlace {...props} />}
      {need === 'path' && <PathPlace {...props} />}
    </fieldset>
  );
}

function PointPlace(props: ComposerProps) {
  const { t } = useWords();
  const { draft, scene, dispatch } = props;
  return (
    <>
      <div className="st-row">
        <span className="st-grow" data-testid="place">
          {draft.at === null ? (
            <span className="st-mut">{t('composer.pointHint')}</span>
          ) : (
            <b>{scene.where(draft.at)}</b>
          )}
        </span>
        <DrawButton {...props} />
      </div>
      <NamedPoint
        {...props}
        action={t('composer.usePoint')}
        onPoint={(at) => dispatch({ type: 'set', set: { at } })}
      />
    </>
  );
}

function PathPlace(props: ComposerProps) {
  const { t } = useWords();
  const { draft, scene, dispatch } = props;
  const { path } = draft;
  const setPath = (next: readonly Point[]): void => dispatch({ type: 'set', set: { path: next } });
  return (
    <>
      <div className="st-row">
        <span className="st-grow" data-testid="place">
          {path.length === 0 ? (
            <span className="st-mut">{t('composer.pathHint')}</span>
          ) : (
            <b>{t('composer.points', { n: path.length, length: distance(lengthM(path)) })}</b>
          )}
        </span>
        <DrawButton {...props} />
      </div>
      {path.length > 0 && (
        <>
          <ol className="st-points" aria-label={t('composer.pointList')}>
            {path.map((point, i) => (
              <li key={`${i}:${point.e}:${point.n}`}>{scene.where(point)}</li>
            ))}
          </ol>
          <div className="st-row">
            <Button size="compact-md" variant="default" onClick={() => setPath(path.slice(0, -1))}>
              {t('composer.removeLast')}
            </Button>
            <Button size="compact-md" variant="default" onClick={() => setPath([])}>
              {t('composer.clearPoints')}
            </Button>
          </div>
        </>
      )}
      <NamedPoint
        {...props}
        action={t('composer.addPoint')}
        onPoint={(point) => setPath([...path, point])}
      />
    </>
  );
}

function DrawButton({ drawing, onDraw, draft }: ComposerProps) {
  const { t } = useWords();
  // Filled is the next thing to press: picking is not done before there is a point.
  const picked = drawnPoints(draft).length > 0;
  return (
    <Button
      size="compact-md"
      variant={drawing && picked ? 'filled' : 'default'}
      aria-pressed={drawing}
      onClick={() => onDraw(!drawing)}
    >
      {t(drawing ? 'composer.stopDrawing' : 'composer.draw')}
    </Button>
  );
}

/** A point without a mouse: a name, and if wanted a bearing and a distance from it. */
function NamedPoint(props: ComposerProps & { action: string; onPoint(point: Point): void }) {
  const { t, language } = useWords();
  const { scene, fire } = props;
  const [place, setPlace] = useState<string | null>(null);
  const [dir, setDir] = useState<string | null>('0');
  const [metres, setMetres] = useState(0);
  const point = (id: string): Point | undefined =>
    id.startsWith('fire:') ? fire?.[id.slice(5) as keyof typeof fire] : scene.pointOf(id);
  const options = (list: readonly { readonly id: string }[]) =>
    list.map(({ id }) => ({ value: id, label: scene.nameOf(id) }));
  const { setup } = scene;
  const groups = [
    {
      group: t('composer.group.fire'),
      items:
        fire === null
          ? []
          : FIRE_EDGES.map((edge) => ({
              value: `fire:${edge}`,
              label: t(`composer.edges.${edge}`),
            })),
    },
    { group: t('composer.group.villages'), items: options(setup.villages) },
    { group: t('composer.group.units'), items: options(scene.teams) },
    { group: t('composer.group.shelters'), items: options(setup.shelters) },
    { group: t('composer.group.depots'), items: options(setup.depots) },
    { group: t('composer.group.sources'), items: options(setup.waterSources) },
    { group: t('composer.group.sensors'), items: options(setup.sensors) },
  ];
  const take = (): void => {
    const from = place === null ? undefined : point(place);
    if (from !== undefined) props.onPoint(metres > 0 ? offset(from, Number(dir), metres) : from);
  };
  return (
    <div className="st-row st-wrap">
      <Select
        id="step-3"
        style={{ flex: '1 1 100%' }}
        aria-label={t('composer.fromList')}
        placeholder={t('composer.fromList')}
        searchable
        data={unique(groups)}
        value={place}
        onChange={setPlace}
      />
      <Select
        aria-label={t('composer.offsetDir')}
        w={92}
        allowDeselect={false}
        data={[0, 45, 90, 135, 180, 225, 270, 315].map((deg) => ({
          value: String(deg),
          label: compass(deg, language),
        }))}
        value={dir}
        onChange={setDir}
      />
      <NumberInput
        aria-label={t('composer.offsetM')}
        w={110}
        min={0}
        max={20_000}
        step={100}
        suffix=" m"
        value={metres}
        onChange={(value) => setMetres(Number(value) || 0)}
      />
      <Button variant="default" disabled={place === null} onClick={take}>
        {props.action}
      </Button>
    </div>
  );
}

type Group = { group: string; items: { value: string; label: string }[] };

/** Something that is two things at once (a depot that is a shelter) is offered once. */
function unique(groups: readonly Group[]): Group[] {
  const seen = new Set<string>();
  return groups.map(({ group, items }) => ({
    group,
    items: items.filter(({ value }) => !seen.has(value) && seen.add(value)),
  }));
}
