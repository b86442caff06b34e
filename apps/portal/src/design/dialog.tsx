'use client';

import { AlertDialog } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button';
import { buttonClass } from './button-class';

interface ConfirmDialogProps {
  title: string;
  children: ReactNode;
  confirm: string;
  /** Whether a yes destroys something. */
  grave: boolean;
  cancel: string;
  onConfirm: () => void;
  onClose: () => void;
  /** What asked; it has the focus again afterwards. */
  asked: RefObject<HTMLElement | null>;
}

/** Asks before something that can't be undone; open for as long as it is there. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, grave, cancel, onConfirm, onClose, asked } = props;
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-30 bg-black/45" />
        <AlertDialog.Content
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            asked.current?.focus();
          }}
          className="fixed top-1/2 left-1/2 z-30 w-[min(28rem,calc(100vw-2rem))] -translate-1/2 rounded-2xl border border-edge bg-raised p-6 shadow-pop wrap-anywhere"
        >
          <AlertDialog.Title className="text-base font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-ink-soft">{children}</AlertDialog.Description>
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel className={buttonClass({ look: 'quiet' })}>{cancel}</AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button look={grave ? 'danger' : 'primary'} onClick={onConfirm}>
                {confirm}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
