// A stored thread is saved by a press only: leaving without it asks first, and coming back finds the words.
const place = `unsaved ${location.pathname}`;
const editForm = () => document.querySelector('form.edit');
const matters = /^((id|post)-\d+|numbering|pictureId|altText)$/;
const wordsNow = (form) => JSON.stringify([...new FormData(form)].filter(([name]) => matters.test(name)));
// As the page came: a browser that goes back may have filled in what was typed by itself.
const wordsThen = JSON.stringify(
  [...(editForm()?.elements ?? [])]
    .filter(({ name }) => matters.test(name))
    .map(({ name, defaultValue }) => [name, defaultValue]),
);
const isUnsaved = (form) => form.classList.contains('unsaved') || wordsNow(form) !== wordsThen;

let isMeant = false;
document.addEventListener('submit', ({ target, submitter }) => {
  if (target === editForm() && submitter?.name !== 'edit') isMeant = true;
});
document.addEventListener('click', ({ target }) => {
  if (target.closest?.('[data-leave]')) isMeant = true;
});

addEventListener('beforeunload', (event) => {
  const form = editForm();
  if (form && !isMeant && isUnsaved(form)) event.preventDefault();
});
addEventListener('pagehide', () => {
  const form = editForm();
  if (form && !isMeant && isUnsaved(form))
    sessionStorage.setItem(
      place,
      JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string')),
    );
  else sessionStorage.removeItem(place);
});

async function bringBack(form, fields) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  data.set('csrf', form.csrf.value);
  data.set('edit', 'check');
  const answer = await fetch(form.action, {
    method: 'POST',
    body: data,
    redirect: 'error',
    headers: { 'x-csrf-token': form.csrf.value },
  });
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!answer.ok || !fresh.getElementById('editor')) return;
  // Saved by somebody else meanwhile: the press that saves shows both.
  form.revision.value = data.get('revision');
  for (const id of ['editor', 'as-read', 'live-price', 'live-blocked']) {
    const made = fresh.getElementById(id);
    if (made) document.getElementById(id)?.replaceWith(document.importNode(made, true));
  }
  document.getElementById('said').textContent = 'What you had not saved is back.';
}

const left = sessionStorage.getItem(place);
const [{ type } = {}] = performance.getEntriesByType('navigation');
if (left && editForm() && (type === 'back_forward' || type === 'reload'))
  bringBack(editForm(), JSON.parse(left)).catch(() => {
    document.getElementById('said').textContent = 'bobbin cannot be reached. Reload to have your words back.';
  });
