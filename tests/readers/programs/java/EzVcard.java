// ez-vcard: reads vCard, xCard and jCard.
import com.fasterxml.jackson.databind.ObjectMapper;
import ezvcard.Ezvcard;
import ezvcard.VCard;
import ezvcard.io.ParseWarning;
import ezvcard.property.*;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.function.Function;
import java.util.stream.*;

class EzVcard {
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ObjectMapper json = new ObjectMapper();
    for (String path : Arrays.copyOfRange(args, 1, args.length)) {
      Map<String, Object> found;
      try {
        found = facts(read(args[0], Files.readString(Path.of(path))));
      } catch (Exception error) {
        found = Map.of("refused", error.toString());
      }
      out.println(json.writeValueAsString(found));
    }
  }

  static VCard read(String form, String text) throws Exception {
    List<List<ParseWarning>> warnings = new ArrayList<>();
    VCard card =
        form.startsWith("xcard")
            ? Ezvcard.parseXml(text).warnings(warnings).first()
            : form.startsWith("jcard")
                ? Ezvcard.parseJson(text).warnings(warnings).first()
                : Ezvcard.parse(text).warnings(warnings).first();
    if (warnings.stream().anyMatch(each -> !each.isEmpty()))
      throw new IllegalArgumentException(warnings.toString());
    return card;
  }

  static Map<String, Object> facts(VCard card) {
    Map<String, Object> facts = new LinkedHashMap<>();
    StructuredName name = card.getStructuredName();
    facts.put("names", texts(card.getFormattedNames(), FormattedName::getValue));
    facts.put(
        "name",
        name == null
            ? List.of()
            : Arrays.asList(
                name.getFamily(),
                name.getGiven(),
                joined(name.getAdditionalNames()),
                joined(name.getPrefixes()),
                joined(name.getSuffixes())));
    facts.put(
        "nicknames",
        card.getNicknames().stream().flatMap(each -> each.getValues().stream()).toList());
    facts.put("emails", texts(card.getEmails(), Email::getValue));
    facts.put("phones", texts(card.getTelephoneNumbers(), EzVcard::number));
    facts.put(
        "addresses",
        card.getAddresses().stream()
            .map(
                each ->
                    Stream.of(
                            each.getStreetAddresses(),
                            each.getLocalities(),
                            each.getRegions(),
                            each.getPostalCodes(),
                            each.getCountries())
                        .map(EzVcard::joined)
                        .toList())
            .toList());
    facts.put(
        "organization",
        card.getOrganization() == null ? List.of() : card.getOrganization().getValues());
    facts.put("titles", texts(card.getTitles(), Title::getValue));
    facts.put("urls", texts(card.getUrls(), Url::getValue));
    facts.put("notes", texts(card.getNotes(), Note::getValue));
    facts.put("photo", card.getPhotos().isEmpty() ? "" : card.getPhotos().get(0).getUrl());
    facts.put("source", card.getSources().isEmpty() ? "" : card.getSources().get(0).getValue());
    facts.put("uid", card.getUid() == null ? "" : card.getUid().getValue());
    facts.put("languages", texts(card.getLanguages(), Language::getValue));
    facts.put("interests", texts(card.getInterests(), Interest::getValue));
    facts.put("skills", texts(card.getExpertise(), Expertise::getValue));
    facts.put(
        "accounts",
        Stream.of("X-SOCIALPROFILE", "SOCIALPROFILE")
            .flatMap(each -> card.getExtendedProperties(each).stream())
            .map(RawProperty::getValue)
            .toList());
    return facts;
  }

  static String number(Telephone phone) {
    return phone.getText() != null ? phone.getText() : phone.getUri().toString();
  }

  static <T> List<String> texts(List<T> properties, Function<T, String> value) {
    return properties.stream().map(value).toList();
  }

  static String joined(List<String> parts) {
    return String.join(",", parts);
  }
}
