// N3.js, strictly in the one syntax that is asked for.
import { Parser } from "n3";
import { each } from "./each.js";
import { written } from "./quads.js";

const FORMATS = {
  turtle: "Turtle",
  ntriples: "N-Triples",
  nquads: "N-Quads",
  trig: "TriG",
};
const format = FORMATS[process.argv[2]];

each((text) => written(new Parser({ format }).parse(text)));
