import { Button } from '@mantine/core';
import type { Dispatch } from 'react';
import type { Rejection, UnitOrder } from '../../../engine/exercise/commands/command.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/symbols.tsx';
import type { Scene } from '../../ui/scene.ts';
import type { DraftAction } from './draft.ts';
import type { FirePoints } from './edge-instead.ts';
import { Refusal } from './feasibility.tsx';

/** An order that the server turned down after it was given: said loudly, with ways out. */
export function RefusalCard(props: {
  scene: Scene;
  rejection: Rejection;
  order: UnitOrder;
  dispatch: Dispatch<DraftAction>;
  fire: FirePoints | null;
  onDismiss(): void;
}) {
  const { t } = useWords();
  return (
    <div role="alert" data-testid="refused" className="st-col st-note" data-tone="refused">
      <div className="st-row">
        <Icon id="st-refused" size={18} />
        <b className="st-grow">{t('refusalCard.title')}</b>
        <Button size="compact-md" variant="default" onClick={props.onDismiss}>
          {t('composer.dismiss')}
        </Button>
      </div>
      <p>
        {props.scene.nameOf(props.order.unitId)} · {t(`task.${props.order.type}`)}
      </p>
      <Refusal {...props} />
    </div>
  );
}
