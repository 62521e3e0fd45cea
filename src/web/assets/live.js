// Keeps live parts fresh and listens to a few keys. Every page works without it.
const seconds = (text) => Math.max(1, Number.parseFloat(text) || 2) * 1000;
const keyOf = (el) => el.id || el.getAttribute('href') || `${el.name ?? ''} ${el.textContent}`;
const focusable = 'a[href], button, input, select, textarea, summary';

/** Somebody is entering something here: what they typed must not be replaced under their hands. */
function isInUse(part) {
  const active = document.activeElement;
  if (part.contains(active) && active.matches('input, select, textarea')) return true;
  return [...part.querySelectorAll('input, textarea')].some((field) =>
    /^(checkbox|radio)$/.test(field.type)
      ? field.checked !== field.defaultChecked
      : field.value !== field.defaultValue,
  );
}

function replace(part, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById(part.id);
  if (!fresh) return part;
  if (fresh.outerHTML === part.dataset.was) return part;
  const was = fresh.outerHTML;
  const said = document.getElementById('said');
  if (fresh.dataset.say && fresh.dataset.say !== part.dataset.say) said.textContent = fresh.dataset.say;
  const active = part.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const open = new Set([...part.querySelectorAll('details[open] > summary')].map(keyOf));
  for (const summary of fresh.querySelectorAll('details > summary')) {
    if (open.has(keyOf(summary))) summary.parentElement.open = true;
  }
  part.replaceWith(fresh);
  fresh.dataset.was = was;
  if (active) [...fresh.querySelectorAll(focusable)].find((el) => keyOf(el) === active)?.focus();
  return fresh;
}

async function keepFresh(first) {
  let part = first;
  while (part.dataset.refresh) {
    await new Promise((done) => setTimeout(done, seconds(part.dataset.every)));
    if (document.hidden || isInUse(part)) continue;
    try {
      const answer = await fetch(part.dataset.refresh, { redirect: 'error' });
      if (answer.ok && !isInUse(part)) part = replace(part, await answer.text());
    } catch {
      // Away for a moment: the next round asks again.
    }
  }
}

for (const part of document.querySelectorAll('[data-refresh]')) keepFresh(part);

const dialog = document.getElementById('keys');
const areOn = document.getElementById('keys-on');
if (areOn) {
  areOn.checked = localStorage.getItem('keys') !== 'off';
  areOn.addEventListener('change', () => localStorage.setItem('keys', areOn.checked ? 'on' : 'off'));
}

document.addEventListener('keydown', (event) => {
  const inField = event.target.closest?.('input, select, textarea, [contenteditable]');
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest?.('form') ?? document.querySelector('form[data-main]');
    if (!form || form.method === 'dialog') return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('[data-enter]') ?? undefined);
    return;
  }
  if (inField || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.key === '?') dialog.showModal();
  if (!areOn.checked || dialog.open) return;
  if (event.key === 'n') location.assign('/new');
  if (event.key === '/') {
    const filter = document.querySelector('[data-search]');
    if (filter) event.preventDefault();
    filter?.focus();
  }
});
