/** Counts the records in the log of a server. Only the first line of a record is not indented. */
export function countRecords(stream) {
  const counted = { records: 0 };
  let isAtMargin = true;
  stream.setEncoding("utf8");
  stream.on("data", (text) => {
    for (const line of text.split(/(?<=\n)/)) {
      // A mistake of the program is one line, once in a process.
      const begins = isAtMargin && !line.startsWith(" ") && !line.startsWith("express-error-profiles: ");
      if (begins) counted.records += 1;
      isAtMargin = line.endsWith("\n");
    }
  });
  return counted;
}
