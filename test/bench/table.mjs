/** The records of a bench as text for people. */

const COLUMNS = [
  'scenario',
  'measure',
  'flows',
  'line',
  'goodputMbit',
  'sumMbit',
  'ratio',
  'gapMs',
  'recoverMs',
  'rttMs',
];

/** @param {Record<string, unknown>[]} records */
export function showTable(records) {
  const rows = [COLUMNS, ...records.map((record) => COLUMNS.map((name) => cell(record, name)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
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
