// Moments in Russian words. The server writes them in the sandbox's own zone, so the text is read as it stands and
// the browser's zone does not matter.

const day = new Intl.DateTimeFormat("ru", {
  weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});
const shortDay = new Intl.DateTimeFormat("ru", { day: "numeric", month: "short", timeZone: "UTC" });
const plurals = new Intl.PluralRules("ru");

const midnight = (iso) => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

export const dayOf = (iso) => iso.slice(0, 10);
export const timeOf = (iso) => iso.slice(11, 16);
export const dayInWords = (iso) => day.format(midnight(iso)).replace(/\s*г\.$/, "");
export const momentInWords = (iso) => `${dayInWords(iso)}, ${timeOf(iso)}`;

// The time for today, the day for earlier messages.
export const whenInList = (iso, now) =>
  now && dayOf(now) === dayOf(iso) ? timeOf(iso) : shortDay.format(midnight(iso)).replace(/\.$/, "");

export function counted(number, forms) {
  return `${number} ${forms[{ one: 0, few: 1 }[plurals.select(number)] ?? 2]}`;
}

export function fileSize(bytes) {
  if (bytes < 1024) return counted(bytes, ["байт", "байта", "байт"]);
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "КБ"] : [bytes / 1024 / 1024, "МБ"];
  return `${size.toLocaleString("ru", { maximumFractionDigits: 1 })} ${unit}`;
}

export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return words.slice(0, 2).map((word) => word[0].toUpperCase()).join("") || "?";
}
