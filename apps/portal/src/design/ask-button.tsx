'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { type ComponentProps, useRef, useState } from 'react';
import { Button } from './button';

const ConfirmDialog = dynamic(() => import('./dialog').then((dialog) => dialog.ConfirmDialog), {
  ssr: false,
});

type AskButtonProps = Omit<ComponentProps<typeof Button>, 'onClick' | 'ref'> & {
  /** The question, what a yes means, and the word for yes. */
  question: string;
  explanation: string;
  confirm: string;
  onConfirm: () => void;
};

/** A button that asks before it acts; the dialog is loaded at the first need. */
export function AskButton({ question, explanation, confirm, onConfirm, ...button }: AskButtonProps) {
  const t = useTranslations();
  const self = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} ref={self} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {open && (
        <ConfirmDialog
          title={question}
          confirm={confirm}
          grave={button.look === 'danger'}
          cancel={t('common.cancel')}
          onConfirm={onConfirm}
          onClose={() => setOpen(false)}
          asked={self}
        >
          {explanation}
        </ConfirmDialog>
      )}
    </>
  );
}
