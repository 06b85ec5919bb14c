const KEY = 'sanyi.visit';

let made: string | null = null;

/** Names this visit to the server, that nobody else's work is taken for its own; a tab keeps it while it is open. */
export function visitNow(): string {
  made ??= kept() ?? drawn();
  return made;
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function drawn(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing has a visit for each page.
  }
  return name;
}
