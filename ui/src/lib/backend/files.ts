// Files in a browser: chosen by the shopper, and saved to where the browser keeps what it downloads.

/** The text of a file that the shopper chooses; null when none was chosen. */
export async function chooseFile(accept: string): Promise<string | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  const file = await new Promise<File | null>((chosen) => {
    input.onchange = () => chosen(input.files?.[0] ?? null);
    input.oncancel = () => chosen(null);
    input.click();
  });
  return file ? file.text() : null;
}

export function saveFile(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
