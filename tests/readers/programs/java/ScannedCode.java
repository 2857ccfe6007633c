// ZXing, which Android's scanners are made of: reads a picture of a code, and what is in it.
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.*;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.client.result.*;
import com.google.zxing.common.HybridBinarizer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import javax.imageio.ImageIO;

class ScannedCode {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ObjectMapper json = new ObjectMapper();
    for (String path : Arrays.copyOfRange(args, 1, args.length)) {
      Map<String, Object> found;
      try {
        found = facts(ResultParser.parseResult(scanned(path)));
      } catch (Exception error) {
        found = Map.of("refused", error.toString());
      }
      out.println(json.writeValueAsString(found));
    }
  }

  static Result scanned(String path) throws Exception {
    var picture = ImageIO.read(Path.of(path).toFile());
    var source = new BufferedImageLuminanceSource(picture);
    return new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
  }

  static Map<String, Object> facts(ParsedResult result) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", result.getType().toString());
    if (result instanceof URIParsedResult page) facts.put("urls", List.of(page.getURI()));
    if (result instanceof AddressBookParsedResult card) {
      facts.put("names", list(card.getNames()));
      facts.put("nicknames", list(card.getNicknames()));
      facts.put("emails", list(card.getEmails()));
      facts.put("phones", list(card.getPhoneNumbers()));
      facts.put("urls", list(card.getURLs()));
      facts.put("addresses", list(card.getAddresses()));
      facts.put("organization", Objects.requireNonNullElse(card.getOrg(), ""));
      facts.put("title", Objects.requireNonNullElse(card.getTitle(), ""));
      facts.put("note", Objects.requireNonNullElse(card.getNote(), ""));
    }
    return facts;
  }

  static List<String> list(String[] values) {
    return values == null ? List.of() : List.of(values);
  }
}
