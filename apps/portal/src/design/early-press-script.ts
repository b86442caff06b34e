/** Controls pressed before they came to life, as the script below leaves them. */
export interface EarlyPresses {
  tresseEarlyPresses?: Set<Element>;
}

/**
 * Runs before everything else on a page: keeps presses on controls marked `data-early`, whose code has not arrived, from
 * being lost and from what the browser alone would do (send a form as it stands). `useEarlyPress` does them later.
 */
export const EARLY_PRESS_SCRIPT = `(function () {
  var pressed = (window.tresseEarlyPresses = new Set());
  document.addEventListener('click', function (event) {
    var control = event.target.closest && event.target.closest('[data-early]');
    if (!control) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    control.setAttribute('data-early', 'pressed');
    pressed.add(control);
  }, true);
})();`;
