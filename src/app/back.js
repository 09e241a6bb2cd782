// Who steps back or forward to a screen finds the place where they left.
{
  // The browser scrolls there when the address changes, and no further than the page is long by then. Much of a screen comes only after
  // that, above all on a slow device: so the page is at once as long as it was.
  const lengths = {};
  const main = () => document.querySelector('main');
  let held;
  const release = () => main()?.style.removeProperty('min-height');
  addEventListener('scroll', () => lengths[location.href] = main()?.offsetHeight, { passive: true });
  addEventListener('popstate', () => {
    release();
    clearTimeout(held);
    main()?.style.setProperty('min-height', `${lengths[location.href]}px`);
    // A screen may have become shorter: what was opened in it is closed again.
    held = setTimeout(release, 3000);
  });
}
