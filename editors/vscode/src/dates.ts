// Days as the settings write them.

/** What is wrong with a day as it was typed, or nothing. An empty one stands for today. */
export function faultOfDay(text: string): string | undefined {
  if (text === "") return undefined;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return "Write the day as 2026-07-01, or leave this empty for today.";
  const day = new Date(`${text}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  return exists ? undefined : "There is no such day in the calendar.";
}
