/** What people did to controls before those came to life, as the script below leaves it. */
export interface Early {
  pressed: Set<Element>;
  /** The text or choice in a field. */
  typed: Map<Element, string>;
}

declare global {
  interface Window {
    tresseEarly?: Early;
  }
}

/**
 * Runs before everything else on a page. Keeps presses on controls marked `data-early`, whose code has not arrived, from
 * being lost and from what the browser alone would do (send a form as it stands); notes what is typed into fields
 * marked so, because React sets them back when it takes over. `useEarly` makes up for both.
 */
export const EARLY_SCRIPT = `(function () {
  var early = (window.tresseEarly = { pressed: new Set(), typed: new Map() });
  document.addEventListener('click', function (event) {
    var control = event.target.closest && event.target.closest('[data-early]');
    if (!control || control.matches('select, input:not([type=radio])')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    control.setAttribute('data-early', 'pressed');
    early.pressed.add(control);
  }, true);
  document.addEventListener('input', function (event) {
    var field = event.target;
    if (field.hasAttribute && field.hasAttribute('data-early')) early.typed.set(field, field.value);
  }, true);
})();`;
