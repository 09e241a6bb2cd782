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
    if (!target.matches('main :not(h1)')) return;
    const href = target.getAttribute('href');
    const like = 'main ' + (href === null ? target.localName : `a[href="${CSS.escape(href)}"]`);
    stops[location.href] = [like, [...document.querySelectorAll(like)].indexOf(target)];
  });
  let begun;
  addEventListener('popstate', () => {
    const now = begun = performance.now();
    const [like, at] = stops[location.href] ?? [];
    main()?.style.setProperty('min-height', `${lengths[location.href]}px`);
    const look = (time) => {
      if (now !== begun) return;
      // A screen may have become shorter: what was opened in it is closed again.
      if (time - now > 3000) return main()?.style.removeProperty('min-height');
      if (like && document.activeElement.matches('body, main h1')) document.querySelectorAll(like)[at]?.focus({ preventScroll: true });
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
