// Writes quads of RDF/JS as N-Quads.
import { Writer } from "n3";

export function written(quads) {
  return new Promise((resolve, reject) => {
    const writer = new Writer({ format: "N-Quads" });
    writer.addQuads(quads);
    writer.end((error, quads) => (error ? reject(error) : resolve({ quads })));
  });
}

// What a stream parser of RDF/JS makes of a text.
export function streamed(parser, text) {
  return new Promise((resolve, reject) => {
    const quads = [];
    parser.on("data", (quad) => quads.push(quad));
    parser.on("error", reject);
    parser.on("end", () => resolve(written(quads)));
    parser.write(text);
    parser.end();
  });
}
