import type { FieldProblem, Problem as Said } from './generated';

// What went wrong with a request, as a value the screens can show.

// What a problem brings beside its words: a conflict's two sides, a failure's name in the server's log.
type Extra = Pick<Said, 'incident' | 'current' | 'conflicts'>;

export class Problem extends Error {
  constructor(
    readonly status: number, // 0: no answer at all
    readonly slug: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: FieldProblem[] = [],
    readonly extra: Extra = {},
    readonly retryAfter = 0, // seconds
  ) {
    super(slug);
  }

  get offline(): boolean {
    return this.status === 0;
  }
  // Nothing is known here, or nothing may be known: the same words for both (design §5).
  get hidden(): boolean {
    return this.status === 403 || this.status === 404;
  }
  // What somebody can tell the administrator, who finds it in the log.
  get code(): string {
    return [this.status || '', this.slug, this.extra.incident ?? ''].filter(Boolean).join(' ');
  }
  // Worth trying again without a change.
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const isProblem = (e: unknown): e is Problem => e instanceof Problem;

export async function problemFrom(response: Response): Promise<Problem> {
  let body: Partial<Said> = {};
  // Anything else is not our server's (a proxy's page): the status alone has to do.
  if (response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
    body = (await response.json().catch(() => ({}))) as Partial<Said>;
  }
  const { type = '', title = '', detail = '', fields = [], status: _status, ...extra } = body;
  return new Problem(
    response.status,
    type.split('/').pop() || `http-${response.status}`,
    title,
    detail,
    fields,
    extra,
    Number(response.headers.get('Retry-After')) || 0,
  );
}
