const turning = /([\u202a-\u202e\u2066-\u2069])/u;

/** Words as they are, but characters that turn the direction of what follows are shown by name, not obeyed. */
export function Words({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(turning).map((part) =>
        turning.test(part) ? (
          <span class="unseen" title="A character that turns the direction of what follows it">
            U+{(part.codePointAt(0) ?? 0).toString(16).toUpperCase()}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
