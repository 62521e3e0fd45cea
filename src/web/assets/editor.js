// Writing in posts: counts while somebody types, keeps the draft, does the buttons without a new page.
const formOf = (el) => el?.closest?.('form:has(#editor)');
const fieldsOf = (form, submitter) => {
  const data = new FormData(form, submitter);
  // A picture goes once, when it was chosen.
  data.delete('pictureFile');
  // What the stored draft has already need not travel at every key press.
  if (data.get('draft')) for (const name of ['text', 'file']) data.delete(name);
  return data;
};
const send = (path, data, signal) =>
  fetch(path, {
    method: 'POST',
    body: data,
    redirect: 'error',
    signal,
    headers: { 'x-csrf-token': data.get('csrf') },
  });
const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

// Only what differs is drawn anew, and never what has the focus.
function swap(id, fresh) {
  const old = document.getElementById(id);
  const made = fresh.getElementById(id);
  if (!old || !made || old.innerHTML === made.innerHTML || old.contains(document.activeElement)) return;
  old.replaceWith(document.importNode(made, true));
}

let typed = 0;
let kept = 0;
let saving = null;
let measuring = null;
let measureTimer = 0;
let saveTimer = 0;

async function measure(form) {
  measuring?.abort();
  measuring = new AbortController();
  const at = typed;
  try {
    const answer = await send('/parts/editor', fieldsOf(form), measuring.signal);
    if (answer.status !== 200) return;
    const html = await answer.text();
    // Words typed since will be answered by themselves.
    if (at !== typed || !form.isConnected) return;
    const fresh = parse(html);
    for (const { id } of fresh.querySelectorAll('[id^=live-], #as-read')) swap(id, fresh);
  } catch {} // away for a moment: the next key press asks again, and the server counts before it saves
}

async function save(form) {
  const data = fieldsOf(form);
  data.set('save', 'yes');
  const at = typed;
  try {
    const answer = await send('/parts/editor', data);
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = parse(await answer.text());
    const state = fresh.getElementById('draft-state');
    if (!state) throw new Error('no answer');
    document.getElementById('draft-state')?.replaceWith(document.importNode(state, true));
    if (!state.querySelector('.field-error')) kept = at;
    // What keeps it from being kept is seen, where the foot is closed as well.
    else document.querySelector('.plan')?.setAttribute('open', '');
    const ids = state.dataset.ids.split(' ');
    const fields = [...form.querySelectorAll('input[name^="id-"]')];
    if (at === typed && ids.length === fields.length)
      for (const [i, field] of fields.entries()) field.value = ids[i];
  } catch {
    const state = document.getElementById('draft-state');
    state?.querySelector('.hint')?.replaceChildren('Not kept yet: bobbin cannot be reached. Trying again.');
    if (form.isConnected) saveTimer = setTimeout(() => keep(form), 5000);
  }
}

// One save at a time, the newest words last.
function keep(form) {
  clearTimeout(saveTimer);
  saving = (saving ?? Promise.resolve()).then(() => (form.isConnected ? save(form) : null));
  return saving;
}
const isDraft = (form) => form.querySelector('[name=draft]') && !isOther(form);

// Another article, link or template waits for its preview: the posts are not of it yet.
const isOther = (form) =>
  [form.text, form.url, form.link].some((field) => field && field.value !== field.defaultValue) ||
  [...(form.template?.options ?? [])].some((option) => option.selected !== option.defaultSelected);

document.addEventListener('input', ({ target }) => {
  const form = formOf(target);
  if (!form) return;
  typed += 1;
  clearTimeout(measureTimer);
  measureTimer = setTimeout(() => measure(form), 120);
  if (!isDraft(form)) return;
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => keep(form), 900);
});

// Who leaves at once has been kept all the same.
document.addEventListener('visibilitychange', () => {
  const form = document.querySelector('form:has(#editor)');
  if (!document.hidden || !form || !isDraft(form) || kept === typed) return;
  const data = fieldsOf(form);
  data.set('save', 'yes');
  navigator.sendBeacon?.('/parts/editor', data);
});

function caretIn(form) {
  const field = document.activeElement?.matches('#editor textarea') ? document.activeElement : form.lastField;
  const post = field?.closest('[data-post]')?.dataset.post;
  return post ? `${post}:${field.selectionStart}` : '';
}

document.addEventListener('focusout', ({ target }) => {
  if (target.matches?.('#editor textarea')) target.form.lastField = target;
});

document.addEventListener('change', ({ target }) => {
  const press = target.dataset?.press;
  const isTooLarge = [...(target.files ?? [])].some(({ size }) => size > 5_000_000);
  if (press)
    target.setCustomValidity(isTooLarge ? 'X takes pictures of up to 5 MB: choose a smaller one.' : '');
  if (isTooLarge) target.reportValidity();
  else if (press && target.files?.length) target.form.querySelector(`[name=edit][value="${press}"]`)?.click();
});

document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  if (submitter?.name !== 'edit' || formOf(form) !== form) return;
  event.preventDefault();
  const field = form.querySelector('[name=caret]');
  // A cursor that stands in no words says nothing of where to cut.
  const [verb, post] = submitter.value.split(' ');
  const caret = caretIn(form);
  field.value = verb === 'split' && caret.startsWith(`${post}:`) ? caret : '';
  const open = [...form.querySelectorAll('.editor[open] textarea')].map(({ value }) => value);
  clearTimeout(saveTimer);
  await saving;
  try {
    const answer = await send(form.action, new FormData(form, submitter));
    const fresh = parse(await answer.text());
    // What was refused is said above the posts, which come back as they were.
    if (!answer.ok && fresh.querySelector('.error-summary')) return showWhole(fresh);
    if (!fresh.getElementById('editor')) return form.requestSubmit === undefined ? null : showWhole(fresh);
    typed += 1;
    kept = typed;
    for (const id of [
      'editor',
      'as-read',
      'live-price',
      'live-short',
      'live-blocked',
      'draft-state',
      'templates',
    ]) {
      const made = fresh.getElementById(id);
      if (made) document.getElementById(id)?.replaceWith(document.importNode(made, true));
    }
    const madeOf = fresh.querySelector('[name=madeOf]');
    if (madeOf && form.madeOf) form.madeOf.value = madeOf.value;
    const template = fresh.getElementById('template');
    for (const option of form.template?.options ?? []) {
      option.defaultSelected = option.value === template?.value;
      option.selected = option.defaultSelected;
    }
    for (const area of form.querySelectorAll('.editor:not([open]) textarea'))
      if (open.includes(area.value)) area.closest('.editor').open = true;
    const next =
      form.querySelector('textarea[autofocus]') ??
      form.querySelector(`[name=edit][value="${submitter.value}"]`);
    next?.focus();
    if (next?.matches('textarea')) next.setSelectionRange(0, 0);
    document.getElementById('said').textContent = submitter.textContent;
  } catch {
    field.value = '';
    document.getElementById('said').textContent =
      'Not done: bobbin cannot be reached. Your words are as they were.';
  }
});

// A page that shows two versions, or what was refused, takes the place of this one.
function showWhole(fresh) {
  document.getElementById('main').replaceWith(document.importNode(fresh.getElementById('main'), true));
  const told = document.querySelector('.error-summary, .versions');
  told?.scrollIntoView();
  document.getElementById('said').textContent = told?.textContent ?? '';
}

// A line and its source light each other, by pointer, by focus, and by the cursor in the words.
let lit = '';
function light(ref) {
  if (ref === lit) return;
  lit = ref;
  for (const el of document.querySelectorAll('.lit')) el.classList.remove('lit');
  for (const one of ref.split(' ').filter(Boolean))
    for (const el of document.querySelectorAll(`[data-source~="${CSS.escape(one)}"]`))
      el.classList.add('lit');
}
const refOf = (el) => el.closest?.('[data-source]')?.dataset.source ?? '';
// A page that scrolls under a resting pointer does not take the light from what has the focus.
let pointer = '';
const placeOf = ({ screenX, screenY }) => `${screenX} ${screenY}`;
document.addEventListener('pointermove', (event) => {
  pointer = placeOf(event);
});
document.addEventListener('pointerover', (event) => {
  if (placeOf(event) !== pointer) light(refOf(event.target));
});
document.addEventListener('focusin', ({ target }) => {
  if (!target.matches('textarea')) light(refOf(target));
});
document.addEventListener('selectionchange', () => {
  const field = document.activeElement;
  if (!field?.matches('#editor textarea')) return;
  const at = field.selectionStart;
  const spans = field.closest('.post-body').querySelectorAll('.sourced');
  const said = [...spans].find(({ dataset }) => Number(dataset.from) <= at && at <= Number(dataset.to));
  light(said?.dataset.source ?? '');
});

// A press on the words is a wish to write in them.
document.addEventListener('click', ({ target }) => {
  const text = target.closest?.('#editor .live .post-text');
  if (!text || !getSelection().isCollapsed) return;
  const editor = text.closest('.post-body').querySelector('.editor');
  if (!editor) return;
  editor.open = true;
  editor.querySelector('textarea').focus();
});
