// Files in a browser: chosen by the shopper, and saved to where the browser keeps what it downloads.

/** Files that the shopper chooses; none when the choice was given up. */
export async function chooseFiles(accept: string, several = false): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = several;
  return new Promise((chosen) => {
    input.onchange = () => chosen([...(input.files ?? [])]);
    input.oncancel = () => chosen([]);
    input.click();
  });
}

export function saveFile(name: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = name;
  link.click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
