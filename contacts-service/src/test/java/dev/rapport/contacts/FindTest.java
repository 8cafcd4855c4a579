package dev.rapport.contacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.contacts.Api.INFLUENCERS;
import static dev.rapport.contacts.Problems.invalidParameter;
import static dev.rapport.contacts.Problems.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every filter with every other and every sort, against a plain reading of the same people. */
@QuarkusTest
class FindTest {

    private static final int CROWD = 90;
    private static final int WALKS = 70;
    private static final Instant NEVER = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final Random random = new Random(7);
    private final Api api = Api.ofANewAgency();
    private Set<String> members = Set.of();

    private record Person(
            String id,
            String name,
            String tag,
            String interest,
            String network,
            String language,
            String source,
            boolean optOut,
            boolean archived,
            Instant createdAt,
            Instant updatedAt,
            Instant researchedAt) {}

    private record Question(String parameter, String value, Predicate<Person> fits) {}

    private String one(String... some) {
        return some[random.nextInt(some.length)];
    }

    private Instant past() {
        return NOW.minus(random.nextInt(6) * 10L + 5, ChronoUnit.DAYS);
    }

    private Person person() {
        return new Person(
                UUID.randomUUID().toString(),
                one("Ann", "Bo", "Cy"),
                one("Food", "Press & Co", "é"),
                one("Wild Swimming", "coffee"),
                one("Instagram", "x"),
                one("en", "pt", "pt-BR"),
                one("LIST", "REFERRED"),
                random.nextInt(4) == 0,
                random.nextInt(5) == 0,
                past(),
                past(),
                random.nextInt(3) == 0 ? NEVER : past());
    }

    private void store(List<Person> people) throws Exception {
        Rows.run(people.stream()
                .map(one ->
                        "('%s', '%s', 1, '%s', '{}', '[{\"network\": \"%s\", \"handle\": \"h\"}]', '{%s}', '{%s}', '%s', '%s', %s, %s, '%s', '%s', '%s')"
                                .formatted(
                                        api.agency(),
                                        one.id,
                                        one.name,
                                        one.network,
                                        one.interest,
                                        one.tag,
                                        one.language,
                                        one.source,
                                        one.optOut
                                                ? "'{\"permissionId\": \"" + one.id + "\", \"since\": \"2026-01-01\"}'"
                                                : "NULL",
                                        one.archived,
                                        one.createdAt,
                                        one.updatedAt,
                                        one.researchedAt))
                .collect(Collectors.joining(
                        ", ",
                        "INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, language,"
                                + " source, do_not_contact, archived, created_at, updated_at, last_researched_at) VALUES ",
                        "")));
    }

    private List<List<Question>> questions(String organization) {
        Instant since = NOW.minus(30, ChronoUnit.DAYS);
        return List.of(
                List.of(
                        new Question("tag", "FOOD", one -> one.tag.equals("Food")),
                        new Question("tag", "E", one -> one.tag.equals("é"))),
                List.of(new Question("interest", "wild swimming", one -> one.interest.equals("Wild Swimming"))),
                List.of(new Question("network", "instagram", one -> one.network.equals("Instagram"))),
                List.of(
                        new Question("language", "PT", one -> one.language.startsWith("pt")),
                        new Question("language", "pt-br", one -> one.language.equals("pt-BR"))),
                List.of(new Question("source", "LIST", one -> one.source.equals("LIST"))),
                List.of(new Question("organizationId", organization, one -> members.contains(one.id))),
                List.of(
                        new Question("doNotContact", "true", one -> one.optOut),
                        new Question("doNotContact", "false", one -> !one.optOut)),
                List.of(new Question(
                        "needsResearch", "true", one -> one.source.equals("LIST") && one.researchedAt.equals(NEVER))),
                List.of(new Question(
                        "researchOlderThanDays",
                        "29",
                        one -> one.researchedAt.isBefore(NOW.minus(29, ChronoUnit.DAYS)))),
                List.of(new Question("updatedSince", since.toString(), one -> !one.updatedAt.isBefore(since))));
    }

    private static final Map<String, Comparator<Person>> SORTS = new LinkedHashMap<>(Map.of(
            "name", Comparator.comparing(Person::name),
            "createdAt", Comparator.comparing(Person::createdAt),
            "updatedAt", Comparator.comparing(Person::updatedAt),
            "lastResearchedAt", Comparator.comparing(Person::researchedAt)));

    private List<String> expected(List<Person> people, List<Question> asked, boolean archived, String sort) {
        Comparator<Person> order = SORTS.get(sort.replace("-", "")).thenComparing(Person::id);
        return people.stream()
                .filter(one -> one.archived == archived && asked.stream().allMatch(question -> question.fits.test(one)))
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .map(Person::id)
                .toList();
    }

    private List<String> walked(List<Question> asked, boolean archived, String sort, boolean back) {
        List<String> ids = new ArrayList<>();
        String cursor = back ? last(asked, archived, sort) : null;
        do {
            Response page = page(asked, archived, sort, cursor);
            List<String> items = page.path("items.id");
            ids.addAll(back ? 0 : ids.size(), items);
            cursor = page.path(back ? "page.prev" : "page.next");
        } while (cursor != null);
        return ids;
    }

    /** A cursor that leads to the last page, or null where there is only one. */
    private String last(List<Question> asked, boolean archived, String sort) {
        String cursor = null;
        for (String next = null; ; cursor = next) {
            next = page(asked, archived, sort, cursor).path("page.next");
            if (next == null) return cursor;
        }
    }

    private Response page(List<Question> asked, boolean archived, String sort, String cursor) {
        var request =
                api.viewer().queryParam("limit", 9).queryParam("sort", sort).queryParam("archived", archived);
        asked.forEach(question -> request.queryParam(question.parameter, question.value));
        if (cursor != null) request.queryParam("cursor", cursor);
        Response page = request.get(INFLUENCERS);
        page.then().statusCode(200);
        return page;
    }

    @Test
    void every_filter_with_every_other_and_every_sort_finds_each_one_once() throws Exception {
        List<Person> people = Stream.generate(this::person).limit(CROWD).toList();
        store(people);
        String alder = api.organization("Alder");
        List<String> some = people.stream()
                .filter(one -> !one.archived && random.nextBoolean())
                .map(one -> INFLUENCERS + "/" + one.id)
                .toList();
        api.campaignFor(alder, some.toArray(String[]::new));
        api.campaignFor(alder, some.subList(0, 5).toArray(String[]::new));
        members = some.stream().map(Api::idOf).collect(Collectors.toSet());
        Set<String> known = people.stream().map(Person::id).collect(Collectors.toSet());
        List<List<Question>> questions = questions(Api.idOf(alder));
        for (int walk = 0; walk < WALKS; walk++) {
            // Each alone first, then some of them together.
            List<Question> asked = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                List<Question> variants = questions.get(i);
                boolean wanted = walk < 2 * questions.size() ? i == walk / 2 : random.nextInt(4) == 0;
                if (wanted) asked.add(variants.get(random.nextInt(variants.size())));
            }
            String sort = one("", "-") + List.copyOf(SORTS.keySet()).get(random.nextInt(SORTS.size()));
            boolean archived = random.nextInt(5) == 0;
            String what = asked.stream().map(q -> q.parameter + "=" + q.value).toList() + " " + sort + " " + archived;
            List<String> expected = expected(people, asked, archived, sort);
            boolean back = random.nextBoolean();
            store(List.of(person()));
            List<String> walked = walked(asked, archived, sort, back);
            assertEquals(expected, walked.stream().filter(known::contains).toList(), what);
            assertEquals(walked.size(), Set.copyOf(walked).size(), what);
        }
    }

    @Test
    void what_is_put_in_and_taken_out_is_so_in_the_list_at_once() {
        String mina = api.made(INFLUENCERS, "name", "Mina", "tags", List.of("a"), "interests", List.of("Café"));
        String list = INFLUENCERS + "?tag=a&sort=";
        api.get(INFLUENCERS + "?interest=CAFE").then().body("items.name", contains("Mina"));
        api.patch(mina, 1, "tags", List.of("b")).then().statusCode(200);
        for (String sort : SORTS.keySet()) api.get(list + sort).then().body("items", empty());
        api.patch(mina, 2, "tags", List.of("b", "a"), "name", "Nina").then().statusCode(200);
        for (String sort : SORTS.keySet()) api.get(list + sort).then().body("items.name", contains("Nina"));
        api.put(mina + "/do-not-contact", 3).then().statusCode(200);
        api.get(INFLUENCERS + "?tag=a&doNotContact=true&sort=-updatedAt").then().body("items.name", contains("Nina"));
        api.delete(mina + "/do-not-contact", 4).then().statusCode(200);
        api.get(INFLUENCERS + "?tag=a&doNotContact=true").then().body("items", empty());
        api.get(INFLUENCERS + "?tag=a&doNotContact=false").then().body("items.name", contains("Nina"));
        api.post(mina + "/archive").then().statusCode(200);
        for (String sort : SORTS.keySet()) {
            api.get(list + sort).then().body("items", empty());
            api.get(list + sort + "&archived=true").then().body("items.name", contains("Nina"));
        }
    }

    @Test
    void who_was_never_researched_is_older_than_any_number_of_days() {
        String mina = api.influencer("Mina");
        String nora = api.influencer("Nora");
        api.made(
                nora + "/research",
                "note",
                "n",
                "occurredAt",
                NOW.minus(10, ChronoUnit.DAYS).toString());
        api.get(INFLUENCERS + "?researchOlderThanDays=3650").then().body("items.name", contains("Mina"));
        api.get(INFLUENCERS + "?researchOlderThanDays=11").then().body("items.name", contains("Mina"));
        api.get(INFLUENCERS + "?researchOlderThanDays=9&sort=lastResearchedAt")
                .then()
                .body("items.name", contains("Mina", "Nora"));
        api.made(
                mina + "/research",
                "note",
                "n",
                "occurredAt",
                NOW.minus(20, ChronoUnit.DAYS).toString());
        api.get(INFLUENCERS + "?sort=-lastResearchedAt").then().body("items.name", contains("Nora", "Mina"));
    }

    /** Of the filters here none leads to few, so that the crowd is looked at one by one. */
    @Test
    void a_page_that_passes_many_over_ends_early_and_goes_on() throws Exception {
        Rows.run(
                """
                INSERT INTO influencer (agency, id, version, name, emails, channels, interests, tags, do_not_contact,
                    created_at, updated_at)
                SELECT '%s', uuidv7(), 1, lpad(n::text, 4, '0'), '{}', '[]', '{}', '{}',
                    CASE WHEN n IN (300, 2500, 4200) THEN NULL ELSE '{}'::jsonb END, now(), now()
                FROM generate_series(1, 4300) n"""
                        .formatted(api.agency()));
        String path = INFLUENCERS + "?doNotContact=false&cursor=";
        Response first = api.get(INFLUENCERS + "?doNotContact=false");
        first.then().body("items.name", contains("0300"));
        Response second = api.get(path + first.path("page.next"));
        second.then().body("items.name", contains("2500"));
        Response third = api.get(path + second.path("page.next"));
        third.then().body("items.name", contains("4200")).body("page.next", nullValue());
        Response back = api.get(path + third.path("page.prev"));
        back.then().body("items.name", contains("2500"));
        api.get(path + back.path("page.prev")).then().body("items.name", contains("0300"));
    }

    @Test
    void what_cannot_be_asked_for_is_refused_with_what_can() {
        invalidParameter(api.get(INFLUENCERS + "?doNotContact=perhaps"), "doNotContact", "wrong_type");
        invalidParameter(api.get(INFLUENCERS + "?organizationId=alder"), "organizationId", "wrong_type");
        invalidParameter(api.get(INFLUENCERS + "?updatedSince=yesterday"), "updatedSince", "wrong_type");
        invalidParameter(api.get(INFLUENCERS + "?researchOlderThanDays=x"), "researchOlderThanDays", "wrong_type");
        invalidParameter(api.get(INFLUENCERS + "?researchOlderThanDays=0"), "researchOlderThanDays", "min");
        invalidParameter(api.get(INFLUENCERS + "?researchOlderThanDays=3651"), "researchOlderThanDays", "max");
        invalidParameter(api.get(INFLUENCERS + "?language=Norwegian!"), "language", "pattern");
        invalidParameter(api.get(INFLUENCERS + "?interest=" + "x".repeat(101)), "interest", "size");
        invalidParameter(api.get(INFLUENCERS + "?network=" + "x".repeat(51)), "network", "size");
        invalidParameter(api.get(INFLUENCERS + "?sort=lastContactedAt"), "sort", "unknown_value")
                .body("detail", containsString("lastResearchedAt"));
        api.get(INFLUENCERS + "?organizationId=" + UUID.randomUUID()).then().body("items", empty());
    }

    @Test
    void a_cursor_holds_for_its_filters_only() {
        for (int i = 0; i < 3; i++)
            api.made(INFLUENCERS, "name", "Mina", "tags", List.of("a, b"), "interests", List.of("c"));
        String cursor = page(List.of(), false, "name", null).path("page.next");
        assertEquals(null, cursor);
        String next = api.get(INFLUENCERS + "?limit=1&tag=a, b&interest=c").path("page.next");
        for (String other :
                List.of("tag=a, b", "tag=a&interest=b, c", "tag=a, b&interest=c&doNotContact=false", "interest=c")) {
            problem(api.get(INFLUENCERS + "?limit=1&" + other + "&cursor=" + next), 400, "invalid_cursor");
        }
        assertTrue(api.get(INFLUENCERS + "?limit=1&tag=a, b&interest=c&cursor=" + next)
                .path("items")
                .toString()
                .contains("Mina"));
    }

    @Test
    void hostile_values_are_only_values() {
        api.made(INFLUENCERS, "name", "Mina", "tags", List.of("100%_'\"\\{}"));
        for (String value :
                List.of("%", "_", "' OR true --", "1'; DROP TABLE influencer; --", "{}", "\\", "$1", ":tag", "tag:a")) {
            for (String parameter : List.of("tag", "interest", "network", "externalId")) {
                api.viewer()
                        .queryParam(parameter, value)
                        .get(INFLUENCERS)
                        .then()
                        .statusCode(200)
                        .body("items", empty());
            }
        }
        api.viewer().queryParam("tag", "100%_'\"\\{}").get(INFLUENCERS).then().body("items.name", contains("Mina"));
    }
}
