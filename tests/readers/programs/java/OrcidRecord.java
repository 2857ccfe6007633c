// The JDK's own parser, validator of XML Schema (Xerces) and XPath.
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.*;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.*;
import javax.xml.xpath.*;
import org.w3c.dom.*;

class OrcidRecord {
  static final XPath XPATH = XPathFactory.newInstance().newXPath();

  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ObjectMapper json = new ObjectMapper();
    JsonNode table = json.readTree(new File("../facts/record.json"));
    SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    Validator validator = schemas.newSchema(new File(System.getenv("ORCID_XSD"))).newValidator();
    DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
    builders.setNamespaceAware(true);
    XPATH.setNamespaceContext(new Namespaces());
    for (String path : Arrays.copyOfRange(args, 1, args.length)) {
      Map<String, Object> found;
      try {
        Document document = builders.newDocumentBuilder().parse(new File(path));
        validator.validate(new DOMSource(document));
        found = facts(table, document);
      } catch (Exception error) {
        found = Map.of("refused", error.toString());
      }
      out.println(json.writeValueAsString(found));
    }
  }

  static Map<String, Object> facts(JsonNode table, Document document) throws Exception {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (var one : entries(table.get("one")))
      facts.put(one.getKey(), XPATH.evaluate(one.getValue().asText(), document));
    for (var many : entries(table.get("many"))) {
      JsonNode paths = many.getValue();
      NodeList each =
          (NodeList) XPATH.evaluate(paths.get(0).asText(), document, XPathConstants.NODESET);
      List<Object> rows = new ArrayList<>();
      for (int row = 0; row < each.getLength(); row++) {
        List<String> parts = new ArrayList<>();
        for (int part = 1; part < paths.size(); part++)
          parts.add(XPATH.evaluate(paths.get(part).asText(), each.item(row)));
        rows.add(parts.size() == 1 ? parts.get(0) : parts);
      }
      facts.put(many.getKey(), rows);
    }
    return facts;
  }

  static Iterable<Map.Entry<String, JsonNode>> entries(JsonNode node) {
    return node::fields;
  }

  static class Namespaces implements NamespaceContext {
    public String getNamespaceURI(String prefix) {
      return "http://www.orcid.org/ns/" + prefix;
    }

    public String getPrefix(String uri) {
      return null;
    }

    public Iterator<String> getPrefixes(String uri) {
      return Collections.emptyIterator();
    }
  }
}
