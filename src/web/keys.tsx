const keys = [
  ['n', 'New thread'],
  ['/', 'To the search'],
  ['?', 'These keys'],
  ['Ctrl Enter', 'Send the form in hand'],
] as const;

/** The keys that help; opened by `?`. The single ones can be turned off, as they clash with speech input. */
export function Keys() {
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="choice">
        <input type="checkbox" id="keys-on" checked />
        Single-letter keys are on in this browser
      </label>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
