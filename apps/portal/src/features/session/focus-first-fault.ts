/** Frames to wait for a field whose section's code is still on its way: about two seconds. */
const FRAMES_TO_WAIT = 120;

/** Puts the focus on the first refused field of the form, once it is there. */
export function focusFirstFault(frames = FRAMES_TO_WAIT): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('form [aria-invalid="true"]');
    if (field) field.focus();
    else if (frames > 0) focusFirstFault(frames - 1);
  });
}
