import { Button } from '@mantine/core';
import { useWords } from '../i18n/index.ts';
import { Dialog } from '../ui/dialog.tsx';
import { exerciseTime } from '../ui/format.ts';
import type { Scene } from '../ui/scene.ts';
import { firesByItself, titleOf } from './inject-list.ts';

/** Says what falls inside a jump before it is made. */
export function JumpDialog(props: { scene: Scene; to: number; onGo(): void; onClose(): void }) {
  const { t, language } = useWords();
  const { scene, to } = props;
  const inside = (scene.view.control?.injects ?? []).filter(
    (i) => firesByItself(i) && i.dueTick! <= to,
  );
  const names = inside.map((i) => `${i.number} ${titleOf(i, language)}`).join('；');
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t('desk.jumpAsk', { time: `${exerciseTime(to)}（${scene.clock(to)}）` })}
    >
      <p>
        {inside.length > 0
          ? t('desk.jumpInside', { n: inside.length, names })
          : t('desk.jumpNothing')}
      </p>
      <div className="st-row" style={{ marginTop: 16 }}>
        <Button
          data-autofocus
          onClick={() => {
            props.onGo();
            props.onClose();
          }}
        >
          {t('desk.go')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Asks before the exercise is over for good. */
export function EndDialog(props: { onEnd(): void; onClose(): void }) {
  const { t } = useWords();
  return (
    <Dialog opened onClose={props.onClose} title={t('desk.end')}>
      <p>{t('desk.endAsk')}</p>
      <div className="st-row" style={{ marginTop: 16 }}>
        <Button
          data-testid="end-yes"
          onClick={() => {
            props.onClose();
            props.onEnd();
          }}
        >
          {t('desk.endYes')}
        </Button>
        <Button variant="default" data-autofocus onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
