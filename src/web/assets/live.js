// Keeps live parts fresh and listens to keys.
const keyOf = (el) => el.id || el.getAttribute('href') || `${el.name ?? ''} ${el.textContent}`;

// What somebody is entering must not be replaced.
const isInUse = (part) =>
  part.querySelector(':is(input, select, textarea):focus') ||
  [...part.querySelectorAll('input, textarea')].some(
    (field) => field.checked !== field.defaultChecked || field.value !== field.defaultValue,
  );

// The same times by this browser's clock, where it shows another.
function tellHere(root) {
  for (const place of root.querySelectorAll('[data-here]')) {
    const at = new Date(place.dataset.here);
    const here = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    const day =
      here.slice(0, 10) === place.dataset.shown.slice(0, 10) ? '' : `${at.toDateString().slice(0, 3)} `;
    place.textContent = `${day}${here.slice(11)} here`;
    place.hidden = here === place.dataset.shown;
  }
}
tellHere(document);

function replace(part, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(part.id);
  if (!fresh) return part;
  if (fresh.dataset.say !== part.dataset.say) document.getElementById('said').textContent = fresh.dataset.say;
  const active = document.activeElement;
  const hadFocus = part.contains(active);
  const open = [...part.querySelectorAll('details[open] > summary')].map(keyOf);
  for (const summary of fresh.querySelectorAll('summary')) {
    if (open.includes(keyOf(summary))) summary.parentElement.open = true;
  }
  part.replaceWith(fresh);
  tellHere(fresh);
  if (hadFocus)
    [...fresh.querySelectorAll(active.tagName)].find((el) => keyOf(el) === keyOf(active))?.focus();
  return fresh;
}

async function keepFresh(first) {
  let part = first;
  let last;
  while (part.dataset.refresh) {
    await new Promise((done) => setTimeout(done, Number.parseFloat(part.dataset.every) * 1000));
    if (document.hidden || isInUse(part)) continue;
    try {
      const answer = await fetch(part.dataset.refresh, { redirect: 'error' });
      const html = await answer.text();
      if (!answer.ok || html === last || isInUse(part)) continue;
      part = replace(part, html);
      last = html;
    } catch {} // away for a moment: the next round asks again
  }
}

for (const part of document.querySelectorAll('[data-refresh]')) keepFresh(part);

// Nothing that has the focus comes to lie under the foot, however high it has grown.
const foot = document.querySelector('.foot');
if (foot)
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--foot', `${foot.offsetHeight}px`);
  }).observe(foot);

// The places behind "More" close when they are left.
const more = document.querySelector('.places .more');
document.addEventListener('click', ({ target }) => {
  if (!more?.contains(target)) more?.removeAttribute('open');
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !more?.open) return;
  more.open = false;
  more.querySelector('summary').focus();
});

const dialog = document.getElementById('keys');
const areOn = document.getElementById('keys-on');
areOn.checked = localStorage.getItem('keys') !== 'off';
areOn.addEventListener('change', () => localStorage.setItem('keys', areOn.checked ? 'on' : 'off'));

// Who picks a time means it.
document.addEventListener('input', ({ target }) => {
  const at = target.name === 'at' && target.form.querySelector('[name=when][value=at]');
  if (at) at.checked = true;
});

// What a time of one's own comes to is shown before it is saved.
document.addEventListener('input', async ({ target }) => {
  const told = target.form?.querySelector('[data-look]');
  if (!told || (target.name !== 'at' && target.name !== 'account')) return;
  const query = new URLSearchParams(told.dataset.look.split('?')[1]);
  const { account, at, timeSeen } = target.form;
  if (account) query.set('account', account.value);
  const asked = at.value;
  query.set('at', asked);
  try {
    const answer = await fetch(`/parts/when?${query}`, { redirect: 'error' });
    const html = await answer.text();
    if (!answer.ok || at.value !== asked) return;
    told.innerHTML = html;
    tellHere(told);
    timeSeen?.setAttribute('value', asked);
  } catch {} // away for a moment: the server shows it before it saves
});

// The button names the account it speaks as.
document.addEventListener('input', ({ target }) => {
  if (target.id !== 'account') return;
  target.form.speaksAs?.setAttribute('value', target.value);
  for (const button of document.querySelectorAll('[data-speaks]'))
    button.textContent = button.dataset.speaks.replace('{account}', target.selectedOptions[0].textContent);
});

document.addEventListener('keydown', (event) => {
  // A checkbox takes no letters, and keeps the focus for a moment after its dialog closed.
  const inField = event.target.closest?.('input:not([type=checkbox], [type=radio]), select, textarea');
  const isChord = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key === 'Enter' && isChord) {
    const form = event.target.closest?.('form') ?? document.querySelector('form[data-main]');
    if (!form || form.method === 'dialog') return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('[data-enter]'));
    return;
  }
  if (inField || isChord) return;
  if (event.key === '?') dialog.showModal();
  if (!areOn.checked || dialog.open) return;
  if (event.key === 'n') location.assign('/new');
  const filter = document.querySelector('[data-search]');
  if (event.key === '/' && filter) {
    event.preventDefault();
    filter.focus();
  }
});
