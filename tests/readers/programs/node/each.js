// Reads every file named on the command line, and writes a line of JSON for each.
import { readFileSync } from "node:fs";

export async function each(read) {
  for (const path of process.argv.slice(3)) {
    let found;
    try {
      found = await read(readFileSync(path, "utf8"));
    } catch (error) {
      found = { refused: String(error?.message ?? error) };
    }
    process.stdout.write(`${JSON.stringify(found)}\n`);
  }
}
