/**
 * The user's browser, as far as a login needs one: follows redirects and keeps cookies.
 *
 * @returns where it ended, and what it shows there
 */
export async function browse(
  address: string,
): Promise<{ url: string; status: number; text: string }> {
  const cookies = new Map<string, string>();
  let url = address;
  for (let hops = 0; hops < 20; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = response.headers.get("location");
    const text = await response.text();
    if (next === null) return { url, status: response.status, text };
    url = new URL(next, url).href;
  }
  throw new Error("the browser is sent round in circles");
}

/**
 * The same, where nobody waits for the end: the login is over once the browser has come back to this
 * computer, and the test with its servers may be gone before the last page is shown.
 *
 * @param onPage - hears where it ended, if it did
 */
export function browseAlong(
  address: string,
  onPage: (page: { readonly url: string; readonly text: string }) => void = () => undefined,
): void {
  browse(address).then(onPage, () => undefined);
}
