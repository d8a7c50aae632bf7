import { useState } from 'react';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { Tabs } from '../ui/tabs.tsx';
import { HazardPad } from './controls/hazard-pad.tsx';
import type { Controls } from './controls/use-controls.ts';
import { Objectives } from './objectives.tsx';

type Below = 'controls' | 'objectives';

/** Under the seats: the hand on the hazard, and what the exercise is to show. */
export function DeskBelow(props: {
  session: Session;
  scene: Scene | null;
  controls: Controls;
  onPick(): void;
}) {
  const { t } = useWords();
  const [tab, setTab] = useState<Below>('controls');
  return (
    <div className="st-desk-below">
      <Tabs<Below>
        label={t('conduct.below')}
        panelId="desk-below"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'controls', label: t('conduct.controls') },
          { value: 'objectives', label: t('conduct.objectives') },
        ]}
      />
      <div className="st-scroll" id="desk-below" role="tabpanel" tabIndex={0}>
        {tab === 'controls' ? (
          <HazardPad scene={props.scene} controls={props.controls} onPick={props.onPick} />
        ) : (
          <Objectives session={props.session} />
        )}
      </div>
    </div>
  );
}
