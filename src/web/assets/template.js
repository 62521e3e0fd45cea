// Shows what a template makes while it is being written, a moment after the last key.
const form = document.querySelector('form[data-try]');
let asked = 0;
let timer;

async function tryOut() {
  asked += 1;
  const mine = asked;
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(form.dataset.try, { method: 'POST', body, redirect: 'error' });
    const html = await answer.text();
    if (!answer.ok || mine !== asked) return;
    const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('try');
    document.getElementById('said').textContent = fresh.dataset.say;
    document.getElementById('try').replaceWith(fresh);
  } catch {} // away for a moment: the next key asks again
}

form?.addEventListener('input', ({ target }) => {
  clearTimeout(timer);
  timer = setTimeout(tryOut, target.tagName === 'SELECT' ? 0 : 300);
});

// From what is wrong to where it is.
document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-line]');
  if (!link || !form) return;
  event.preventDefault();
  const lines = form.text.value.split('\n');
  const line = Number(link.dataset.line);
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  form.text.focus();
  form.text.setSelectionRange(
    start + Number(link.dataset.column) - 1,
    start + (lines[line - 1] ?? '').length,
  );
});

// Words that were written and not saved are not lost by a slip.
let isSaving = false;
form?.addEventListener('submit', () => {
  isSaving = true;
});
addEventListener('beforeunload', (event) => {
  if (form && !isSaving && form.text.value !== form.text.defaultValue) event.preventDefault();
});
