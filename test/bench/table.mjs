/** The records of a bench as text for people: a row each, with the columns that any of them has. */

const COLUMNS = [
  'scenario',
  'profile',
  'carrier',
  'measure',
  'flows',
  'line',
  'goodputMbit',
  'sumMbit',
  'bestLineMbit',
  'ratio',
  'ceiling',
  'from',
  'confirmedMs',
  'gapMs',
  'broken',
  'callGapMs',
  'recoverMs',
  'lost',
  'twice',
  'rttMs',
  'firstByteMs',
  'aloneMs',
  'end',
  'corePercent',
  'childrenPercent',
  'memoryMb',
];

/** @param {Record<string, unknown>[]} records */
export function showTable(records) {
  const columns = COLUMNS.filter((name) => records.some((record) => name in record));
  const rows = [columns, ...records.map((record) => columns.map((name) => cell(record, name)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) {
    console.log(
      row
        .map((text, column) => text.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
}

function cell(record, name) {
  if (!(name in record)) return '';
  return record[name] === null ? 'never' : String(record[name]);
}
