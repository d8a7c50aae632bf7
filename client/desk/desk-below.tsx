import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { Tabs } from '../ui/tabs.tsx';
import { HazardPad } from './controls/hazard-pad.tsx';
import type { Controls } from './controls/use-controls.ts';
import { Objectives } from './objectives.tsx';
import { useOnline } from './use-online.ts';

type Below = 'controls' | 'objectives';

/** Under the seats: the hand on the hazard, and what the exercise is to show. */
export function DeskBelow(props: {
  session: Session;
  scene: Scene | null;
  controls: Controls;
  onPick(): void;
}) {
  const { t } = useWords();
  const online = useOnline(props.session);
  const [chosen, setTab] = useState<Below>('controls');
  // After the end nothing can be done to the hazard; objectives may still be judged.
  const ended = props.scene?.view.phase === 'ended';
  const tab = ended ? 'objectives' : chosen;
  return (
    <div className="st-desk-below">
      <Tabs<Below>
        label={t('conduct.below')}
        panelId="desk-below"
        value={tab}
        onChange={setTab}
        tabs={(ended ? (['objectives'] as const) : (['controls', 'objectives'] as const)).map(
          (value) => ({ value, label: t(`conduct.${value}`) }),
        )}
      />
      <div className="st-scroll" id="desk-below" role="tabpanel" tabIndex={0}>
        {tab === 'controls' ? (
          <HazardPad
            scene={props.scene}
            online={online}
            controls={props.controls}
            onPick={props.onPick}
          />
        ) : (
          <Objectives session={props.session} />
        )}
      </div>
    </div>
  );
}
