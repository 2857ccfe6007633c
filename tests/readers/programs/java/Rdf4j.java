// Eclipse RDF4J's Rio, with all its verifications.
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.eclipse.rdf4j.rio.*;
import org.eclipse.rdf4j.rio.helpers.*;
import org.eclipse.rdf4j.rio.nquads.*;
import org.eclipse.rdf4j.rio.ntriples.*;
import org.eclipse.rdf4j.rio.rdfxml.*;
import org.eclipse.rdf4j.rio.trig.*;
import org.eclipse.rdf4j.rio.turtle.*;

class Rdf4j {
  static RDFParser parser(String form) {
    return switch (form) {
      case "turtle" -> new TurtleParser();
      case "ntriples" -> new NTriplesParser();
      case "nquads" -> new NQuadsParser();
      case "trig" -> new TriGParser();
      default -> new RDFXMLParser();
    };
  }

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ObjectMapper json = new ObjectMapper();
    for (String path : Arrays.copyOfRange(args, 1, args.length)) {
      Map<String, Object> found;
      try {
        StringWriter quads = new StringWriter();
        ParseErrorCollector flaws = new ParseErrorCollector();
        RDFParser parser = parser(args[0]);
        parser.getParserConfig().set(BasicParserSettings.VERIFY_URI_SYNTAX, true);
        parser.setParseErrorListener(flaws);
        parser.setRDFHandler(new NQuadsWriter(quads));
        parser.parse(new StringReader(Files.readString(Path.of(path))), "");
        found = Map.of("quads", quads.toString());
        if (!flaws.getErrors().isEmpty() || !flaws.getWarnings().isEmpty())
          found = Map.of("refused", flaws.getErrors() + " " + flaws.getWarnings());
      } catch (Exception error) {
        found = Map.of("refused", error.toString());
      }
      out.println(json.writeValueAsString(found));
    }
  }
}
