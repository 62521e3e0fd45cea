import type { DraftState } from '../new-draft.ts';

/** Whether what stands on the page is stored, said where it is seen; and the fields by which it is found again. */
export function DraftStanding({ state }: { readonly state: DraftState }) {
  const { id, revision, hand, postIds, refused } = state;
  return (
    <span id="draft-state" data-ids={postIds.join(' ')} role="status">
      <input type="hidden" name="draft" value={id} />
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="hand" value={hand} />
      {refused !== null && (
        <span class="field-error">
          {refused}{' '}
          <button type="submit" name="edit" value="compare" class="link">
            See both versions
          </button>
        </span>
      )}
      {refused === null && id !== '' && (
        <span class="hint">
          Kept as <a href={`/new?draft=${id}`}>a draft</a>
        </span>
      )}
    </span>
  );
}
