// What cannot wait for the program: what the page trusts, and how it looks.
{
  const { documentElement: root } = document;
  root.classList.add('js');
  // Markup is only ever an element that never changes, which the framework makes from a string; no text of a document goes that way. What
  // does not look so, or is no program beside the page, is refused wherever it comes from.
  const PLAIN = /^<(i|kbd|span|t[bdr]\w*)(?: (?:aria-hidden|class)="[\w ]*")*>[^<]*<\/\1>$/;
  globalThis.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (PLAIN.test(html) ? html : null),
    createScriptURL: (url) => (/^\.\/[\w-]+\.js$/.test(url) ? url : null),
  });
  // The first screen by the name of its file, as some hosts link to it; and no path that would be another host in a link.
  const { origin, pathname: asked_path, search, hash } = location;
  const plain = asked_path.replace(/^\/+/, '/').replace(/\/index\.html$/, '/');
  if (plain !== asked_path) history.replaceState(null, '', origin + plain + search + hash);
  // The screen that this visit begins with, for the words that the page has for it meanwhile; * has those of any other.
  const named = location.pathname.split('/').pop() || 'overview';
  const screens = ['overview', 'projects', 'indicators', 'charts', 'findings', 'compare', 'source', 'method', 'open'];
  root.dataset.begins = screens.includes(named) ? named : '*';
  // 长辈版 and English: asked for in the address, or else remembered. A browser may forbid to remember.
  const asked = (name, query = location.search) => new URLSearchParams(query).get(name);
  const wish = (name) => {
    try {
      return asked(name) ?? localStorage[name];
    } catch {}
  };
  // Links that stand there before the program does know nothing of the address.
  addEventListener('click', ({ target }) => {
    const link = target.closest('#boot :is(.top, .lead) a');
    if (!link) return;
    const to = new URL(link.href);
    const now = new URLSearchParams(location.search);
    const stays = (name) => link.closest('.switches') || ['elder', 'lang', 'currency'].includes(name);
    for (const name of [...now.keys()]) if (!stays(name)) now.delete(name);
    for (const [name, value] of to.searchParams) now.set(name, value);
    to.search = now;
    link.href = to;
  }, true);
  // Somebody else's link changes nothing for good; the reader's own choice does.
  addEventListener('click', ({ target }) => {
    const chosen = target.closest('.switches [href]');
    for (const name of ['elder', 'lang']) {
      const value = chosen && asked(name, chosen.search);
      if (value && value !== asked(name)) try { localStorage[name] = value; } catch {}
    }
  }, true);
  root.classList.toggle('elder', wish('elder') === '1');
  if (wish('lang') === 'en') root.lang = 'en';
  // Keys that act by themselves can be switched off: who speaks to a computer presses them unawares.
  root.classList.toggle('no-keys', wish('keys') === 'off');
  // A link that is handed on shows the page as it is shown here.
  for (const look of ['elder=1', 'lang=en']) {
    const [name, value] = look.split('=');
    if (asked(name) === null && wish(name) === value) history.replaceState(null, '', origin + location.pathname + (location.search ? `${location.search}&` : '?') + look + hash);
  }
  // In 长辈版 and back the screen stays as it is: its links say how the page is shown, lists and pictures measure themselves.
  const isElder = () => root.classList.contains('elder');
  let was_elder = isElder();
  new MutationObserver(() => {
    if (was_elder === isElder()) return;
    was_elder = isElder();
    for (const link of document.querySelectorAll('main a[href]:not([href^="#"], [rel~=external], [download])')) {
      const to = new URL(link.href);
      if (was_elder) to.searchParams.set('elder', 1);
      else to.searchParams.delete('elder');
      link.href = to.pathname + to.search;
    }
    dispatchEvent(new Event('resize'));
  }).observe(root, { attributeFilter: ['class'] });
  // What was pressed may go with what it did, and the keyboard with it: that goes on at the first thing in what is left around it, at another
  // condition that can be taken back, or at the heading, as soon as there is one.
  const STOPS = 'a[href], button, input, select, summary, [tabindex]';
  addEventListener('click', (event) => {
    const { target, detail } = event;
    const around = event.composedPath();
    let frames = 120;
    const look = () => {
      if (document.activeElement !== document.body) return;
      const heading = document.querySelector('main h1');
      if (!target.isConnected && heading) {
        const left = around.find(({ isConnected }) => isConnected);
        const stops = left.closest('main > *') ? [...left.querySelectorAll(STOPS)] : [];
        const next = left.querySelector('.narrowed a') ?? stops.find((stop) => stop.checkVisibility()) ?? heading;
        next.focus({ preventScroll: true });
        // The keyboard is where it can be seen; a finger or a mouse leaves the screen where it is.
        if (detail === 0) next.scrollIntoView({ block: 'nearest' });
      }
      if (frames-- > 0) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
