// Who steps back or forward to a screen finds the place where they left, with the eye and with the keyboard.
{
  // The browser scrolls there when the address changes, and no further than the page is long by then. Much of a screen comes only after
  // that, above all on a slow device: so the page is at once as long as it was.
  const lengths = {};
  const main = () => document.querySelector('main');
  addEventListener('scroll', () => lengths[location.href] = main()?.offsetHeight, { passive: true });
  // What had the keyboard: which one of those of its kind, or that lead to the same place.
  const stops = {};
  addEventListener('focusin', ({ target }) => {
    const href = target.getAttribute('href');
    const like = 'main ' + (href === null ? target.localName : `a[href="${CSS.escape(href)}"]`);
    stops[location.href] = target.matches('main :not(h1)') && [like, [...document.querySelectorAll(like)].indexOf(target)];
  });
  let held;
  addEventListener('popstate', () => {
    const { href, pathname } = location;
    const here = held = { stop: stops[href], since: performance.now() };
    main()?.style.setProperty('min-height', `${lengths[href]}px`);
    const look = (now) => {
      if (held !== here) return;
      // A screen may have become shorter: what was opened in it is closed again.
      if (now - here.since > 3000 || pathname !== location.pathname) return main()?.style.removeProperty('min-height');
      const [like, at] = here.stop || [];
      if (like && document.activeElement.matches('body, main h1')) document.querySelectorAll(like)[at]?.focus({ preventScroll: true });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  // Who does something meanwhile is where they want to be.
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => held && (held.stop = 0), true);
}
