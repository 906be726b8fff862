// What went wrong with a request, as a value the screens can show. `kind` is the state of frontend §5.2 it leads to.

export interface Field {
  field: string;
  detail: string;
}

export class Problem extends Error {
  constructor(
    readonly status: number, // 0: no answer at all
    readonly slug: string,
    readonly title: string,
    readonly detail: string,
    readonly fields: Field[] = [],
    readonly extra: Record<string, unknown> = {},
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
  // Worth trying again without a change.
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export const isProblem = (e: unknown): e is Problem => e instanceof Problem;

export async function problemFrom(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    body = (await response.json()) as Record<string, unknown>;
  } catch {
    // Not from our server (a proxy's page): the status alone has to do.
  }
  const { type, title, detail, fields, status: _status, ...extra } = body;
  return new Problem(
    response.status,
    String(type ?? '')
      .split('/')
      .pop() || `http-${response.status}`,
    String(title ?? ''),
    String(detail ?? ''),
    Array.isArray(fields) ? (fields as Field[]) : [],
    extra,
    Number(response.headers.get('Retry-After')) || 0,
  );
}
