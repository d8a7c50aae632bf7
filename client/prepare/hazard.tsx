import { Button, Checkbox } from '@mantine/core';
import type { HazardPoint } from '../../engine/protocol/prepare.ts';
import { useWords } from '../i18n/index.ts';
import type { Scene } from '../ui/scene.ts';
import { at, listAt, wordsAt } from './draft.ts';
import { Block, NumberField, WordsField } from './fields.tsx';
import type { Draft } from './use-draft.ts';

interface HazardProps {
  readonly draft: Draft;
  readonly scene: Scene | null;
  /** The point that the map moves now. */
  readonly moving: HazardPoint | null;
  onMove(point: HazardPoint | null): void;
}

const samePath = (a: HazardPoint, b: HazardPoint | null): boolean =>
  b !== null && a.path.join() === b.path.join();

/** Where and when the hazards begin; the map moves each of their points. */
export function Hazard(props: HazardProps) {
  const { t } = useWords();
  const { draft } = props;
  const points = draft.picture?.points ?? [];
  const others = points.filter((p) => p.kind !== 'ignition');
  return (
    <>
      {at(draft.file, ['wildfire']) != null && <Wildfire {...props} points={points} />}
      {others.length > 0 && (
        <Block title={t('prepare.otherPoints')}>
          {others.map((point) => (
            <PointRow key={point.path.join()} {...props} point={point} />
          ))}
        </Block>
      )}
      {points.length === 0 && <p className="st-mut">{t('prepare.pointsLater')}</p>}
    </>
  );
}

function PointRow(props: HazardProps & { point: HazardPoint }) {
  const { t } = useWords();
  const { point, scene } = props;
  const chosen = samePath(point, props.moving);
  return (
    <div className="st-row st-wrap">
      <b>{t(`prepare.point.${point.kind}`)}</b>
      <span>{scene?.where(point.at)}</span>
      <span className="st-grow" />
      <Button
        size="compact-md"
        variant={chosen ? 'filled' : 'default'}
        aria-pressed={chosen}
        onClick={() => props.onMove(chosen ? null : point)}
      >
        {t(chosen ? 'prepare.clickMap' : 'prepare.moveOnMap')}
      </Button>
    </div>
  );
}

function Wildfire(props: HazardProps & { points: readonly HazardPoint[] }) {
  const { t } = useWords();
  const { draft } = props;
  const ignitions = listAt(draft.file, ['wildfire', 'ignitions']);
  return (
    <>
      <Block title={t('prepare.ignitions')} note={t('prepare.ignitionsNote')}>
        {ignitions.map((ignition, i) => {
          const path = ['wildfire', 'ignitions', i];
          const point = props.points.find((p) => p.path.join() === [...path, 'at'].join());
          return (
            <div className="st-col st-prepare-item" key={i}>
              {point !== undefined && <PointRow {...props} point={point} />}
              <div className="st-row">
                <WordsField
                  draft={draft}
                  path={[...path, 'time']}
                  label={t('prepare.ignitionTime')}
                  hint={t('prepare.hoursMinutes')}
                  width={180}
                />
                <span className="st-grow" />
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={ignitions.length === 1}
                  onClick={() => draft.set(path, undefined)}
                >
                  {t('prepare.remove')} · {wordsAt(ignition, ['time'])}
                </Button>
              </div>
            </div>
          );
        })}
        <div className="st-row">
          <Button
            variant="default"
            onClick={() =>
              draft.set(['wildfire', 'ignitions', ignitions.length], {
                ...ignitions.at(-1),
                time: '01:00',
              })
            }
          >
            {t('prepare.addIgnition')}
          </Button>
        </div>
      </Block>
      <FireModel draft={draft} />
    </>
  );
}

/** What a fire officer may want to set: how dry it is, and what the model lets happen. */
function FireModel({ draft }: { draft: Draft }) {
  const { t } = useWords();
  return (
    <Block title={t('prepare.fuel')} note={t('prepare.fuelNote')}>
      <div className="st-row st-wrap st-prepare-row">
        {['dead1h', 'dead10h', 'dead100h'].map((name, i) => (
          <NumberField
            key={name}
            draft={draft}
            path={['wildfire', 'deadMoisture', i]}
            label={t(`prepare.moisture.${name}`)}
            min={0.01}
            max={0.6}
            step={0.01}
            w={170}
          />
        ))}
        <NumberField
          draft={draft}
          path={['wildfire', 'foliarMoisturePct']}
          label={t('prepare.moisture.foliar')}
          min={30}
          max={300}
          step={5}
          w={170}
        />
      </div>
      {(['crownFire', 'spotting'] as const).map((key) => (
        <Checkbox
          key={key}
          label={t(`prepare.${key}`)}
          checked={at(draft.file, ['wildfire', key]) !== false}
          onChange={(event) => draft.set(['wildfire', key], event.currentTarget.checked)}
        />
      ))}
    </Block>
  );
}
