# The facts of a card in JSContact (RFC 9553), in the card's own language.
def of($kind): map(select(.kind == $kind).value) | join(",");
{
  names: [.name.full],
  name: (
    (.name.components // [])
    | [of("surname"), of("given"), of("given2"), of("title"), of("credential") + of("generation")]
  ),
  emails: [(.emails // {})[].address],
  phones: [(.phones // {})[].number],
  addresses: [
    (.addresses // {})[]
    | (.components // []) as $parts
    | ([$parts | of("name"), of("locality"), of("region"), of("postcode")] + [.countryCode])
  ],
  accounts: [(.onlineServices // {})[] | select(.service) | .uri // .user],
  languages: [(.preferredLanguages // {})[].language],
  photo: ((.media // {}) | map(select(.kind == "photo").uri) | first // ""),
  source: ((.directories // {}) | map(select(.kind == "entry").uri) | first // ""),
  uid: .uid,
  interests: [(.personalInfo // {})[] | select(.kind == "interest").value],
  skills: [(.personalInfo // {})[] | select(.kind == "expertise").value]
}
