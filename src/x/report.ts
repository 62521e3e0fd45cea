/**
 * What one HTTP exchange with X left behind, told plainly and judged elsewhere (`outcome.ts`, `failure.ts`).
 */
export type Report = {
  /** Null when no status line arrived. */
  readonly status: number | null;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As much of the body as arrived. */
  readonly body: string;
  /** The body arrived to its announced end. */
  readonly complete: boolean;
  /** False only when it is certain that no byte of the request was handed to the network. */
  readonly written: boolean;
  /** Why no full answer arrived; null when one did. */
  readonly failure: { readonly code: string | null; readonly message: string } | null;
};

/** The body as JSON; undefined when it was cut, is empty, or is no JSON. */
export function jsonOf(report: Report): unknown {
  try {
    return JSON.parse(report.body);
  } catch {
    return undefined;
  }
}
