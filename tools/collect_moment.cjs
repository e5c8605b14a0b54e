// Print the date words of every Moment.js locale as lines "sense TAB language TAB phrase", for tools/words/moment.tsv.
//
//   npm install moment@2 && node tools/collect_moment.cjs > tools/words/moment.tsv
//
// Moment's locales were contributed by speakers, and say what CLDR (through Babel) leaves out: the words for today and
// yesterday, the connectors before a clock, the parts of the day and which hours they mean, and inflected units.

const moment = require("moment");
const path = require("path");
const fs = require("fs");

const UNITS = { s: "s", ss: "s", m: "i", mm: "i", h: "h", hh: "h", d: "d", dd: "d", w: "w", ww: "w", M: "o", MM: "o", y: "y", yy: "y" };
const COUNTS = [1, 2, 3, 4, 5, 6, 10, 11, 20, 21, 22, 25];
const rows = new Set();

function add(sense, locale, phrase) {
  const said = phrase.replace(/\s+/g, " ").trim();
  if (said && !/\p{Nd}/u.test(said)) rows.add([sense, locale.split("-")[0], said].join("\t"));
}

function names(locale, data) {
  const year = (month) => moment([2011, month, 15]).locale(locale);
  for (let month = 0; month < 12; month++)
    for (const format of ["MMMM", "MMM"]) {
      const inDate = year(month).format(`D [|] ${format} [|] YYYY`).split("|")[1];
      for (const name of [year(month).format(format), inDate]) add(`M${month + 1}`, locale, name);
    }
  for (let day = 0; day < 7; day++)
    for (const format of ["dddd", "ddd"]) {
      const name = moment([2011, 2, 14 + day]).locale(locale).format(format);
      add(`W${day}`, locale, name);
      add(`W${day}`, locale, moment([2011, 2, 14 + day]).locale(locale).format(`${format}, D MMMM`).split(/,|\d/)[0]);
    }
}

// A part of the day, by the hours of the clock that it is said with.
function periods(locale, data) {
  if (!/[aA]/.test(data.longDateFormat("LT")) && !data._meridiemParse) return;
  const hours = {};
  for (let hour = 0; hour < 24; hour++)
    for (const lower of [true, false]) {
      const word = data.meridiem(hour, 15, lower);
      (hours[word] ??= new Set()).add(hour);
    }
  for (const [word, said] of Object.entries(hours)) {
    const list = [...said].sort((a, b) => a - b);
    if (list.every((hour) => hour < 12)) add("Pam", locale, word);
    else if (list.every((hour) => hour >= 12)) add("Ppm", locale, word);
    else {
      const early = list.filter((hour) => hour < 12 && hour < 8);
      add(early.length ? `P<${Math.max(...early) + 1}` : `P>${Math.min(...list)}`, locale, word);
    }
  }
}

function days(locale, data) {
  const clock = moment([2011, 2, 15, 20, 15]).locale(locale);
  for (const [key, sense] of !data._calendar ? [] : [["sameDay", "D0"], ["lastDay", "D-1"]]) {
    const format = data._calendar[key];
    const pattern = typeof format === "function" ? format.call(clock, clock) : format;
    const literal = [...pattern.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1].trim());
    if (literal[0]) add(sense, locale, literal[0]);
    if (literal[1]) add("c", locale, literal[1]);
  }
  for (const name of ["LL", "LLL", "LLLL", "LT"])
    for (const match of data.longDateFormat(name).matchAll(/\[([^\]]*)\]/g)) add("c", locale, match[1]);
}

function spoken(data, count, bare, key) {
  try {
    return data.postformat(data.relativeTime(count, bare, key, false));
  } catch {
    return null; // some locales have no word for weeks
  }
}

function relative(locale, data) {
  if (!data._relativeTime) return;
  const wrapper = data._relativeTime.past;
  if (typeof wrapper === "string") for (const sign of wrapper.split("%s")) add("G", locale, sign);
  for (const [key, unit] of Object.entries(UNITS)) {
    if (!data._relativeTime[key]) continue;
    for (const count of key.length === 1 ? [1] : COUNTS)
      for (const bare of [true, false]) {
        const said = spoken(data, count, bare, key);
        if (!said) continue;
        const digits = /\p{Nd}+/u;
        if (key === "s") add("N0", locale, data.pastFuture(-1, said));
        else if (digits.test(said)) add(unit, locale, said.replace(digits, " "));
        else add(`${unit}${count}`, locale, said);
      }
  }
}

const folder = path.join(path.dirname(require.resolve("moment/package.json")), "locale");
for (const file of fs.readdirSync(folder).sort()) {
  const locale = path.basename(file, ".js");
  if (locale === "x-pseudo" || locale === "tlh" || locale === "tzl") continue; // no one's language
  require(path.join(folder, file));
  const data = moment.localeData(locale);
  names(locale, data);
  periods(locale, data);
  days(locale, data);
  relative(locale, data);
}
console.log("# Words of Moment.js locales (MIT licence), by tools/collect_moment.cjs; do not edit.");
console.log([...rows].sort().join("\n"));
