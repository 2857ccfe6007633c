# The facts of an ORCID record in JSON, got as importers get them: without a look at what is there.
def text: if type == "object" then .value else . end // "";
def date: [(.year, .month, .day) | text | select(. != "")] | join("-");
def dates: (."start-date" // {} | date), (."end-date" // {} | date);
{
  orcid: (."orcid-identifier".path // ""),
  given: (.person.name."given-names" | text),
  family: (.person.name."family-name" | text),
  credit: (.person.name."credit-name" | text),
  biography: (.person.biography.content // ""),
  otherNames: [.person."other-names"."other-name"[].content],
  urls: [.person."researcher-urls"."researcher-url"[].url.value],
  emails: [.person.emails.email[].email],
  countries: [.person.addresses.address[].country.value],
  keywords: [.person.keywords.keyword[].content],
  identifiers: [
    .person."external-identifiers"."external-identifier"[]
    | [."external-id-value", (."external-id-url" | text)]
  ],
  affiliations: [
    ."activities-summary"
    | (.distinctions, .educations, .employments, ."invited-positions", .memberships,
       .qualifications, .services)
    | ."affiliation-group"[].summaries[] | to_entries[]
    | .key as $kind | .value
    | [
        $kind, (.organization.name // ""), (."role-title" // ""), (."department-name" // ""), dates,
        (.organization.address.city // ""),
        (.organization."disambiguated-organization"."disambiguated-organization-identifier" // ""),
        (.url | text)
      ]
  ],
  fundings: [
    ."activities-summary".fundings.group[]."funding-summary"[]
    | [.title.title.value, .type, .organization.name,
       (."external-ids"."external-id"[0]?."external-id-value" // ""), dates]
  ],
  works: [
    ."activities-summary".works.group[]."work-summary"[]
    | [.title.title.value, .type, (."publication-date" // {} | date), (."journal-title" | text),
       (.url | text)]
  ],
  workIdentifiers: [
    ."activities-summary".works.group[]."work-summary"[]
    | .title.title.value as $title
    | (."external-ids" // {"external-id": []})."external-id"[]
    | [$title, ."external-id-type", ."external-id-value"]
  ]
}
