import { Modal, type ModalProps } from '@mantine/core';
import { useWords } from '../i18n/index.ts';

/** A dialog whose closing button has a name, for those who hear the page. */
export function Dialog(props: ModalProps) {
  const { t } = useWords();
  return <Modal closeButtonProps={{ 'aria-label': t('common.close') }} {...props} />;
}
