// Countries whose scale labels Trug knows something about, by their ISO codes; `Intl` names them.

const CODES = 'AT BE CH CZ DE DK ES FI FR GB IE IT LU NL NO PL PT SE US'.split(' ');

export function countries(locale: string, also: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return [...new Set([...CODES, also])]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** What issued a number is a country's code where it is one, else it is said as it is. */
export function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
