package dev.rapport.interactions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static dev.rapport.interactions.Relationship.AGREEMENTS;
import static dev.rapport.interactions.Relationship.COMMITMENTS;
import static dev.rapport.interactions.Relationship.INTERACTIONS;
import static dev.rapport.interactions.Relationship.map;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whatever is written, corrected and deleted, in any order: what is derived is what a fresh look at the deeds finds. */
@QuarkusTest
class TouchpointHistoryTest {

    private static final Set<String> MEANINGFUL =
            Set.of("INTRODUCTION", "HELP", "REPLY", "INBOUND", "BENEFIT", "RESPONSE");
    private static final List<String> KINDS =
            List.of("INTRODUCTION", "HELP", "REPLY", "INBOUND", "BENEFIT", "GIFT", "ASK", "ENGAGEMENT", "AMENDS");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String EVERYBODY = new UUID(0, 0).toString();

    private record Touch(String influencer, String organization, Instant at, String id, String kind) {}

    private final Relationship mina = Relationship.fresh();
    private final List<Relationship> relationships = List.of(
            mina,
            new Relationship(
                    mina.agency(), ContactNews.made(mina.agency(), ContactNews.ORGANIZATION), mina.influencer()),
            new Relationship(
                    mina.agency(), mina.organization(), ContactNews.made(mina.agency(), ContactNews.INFLUENCER)));
    private final Map<String, Long> versions = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void what_is_derived_is_what_a_fresh_look_finds(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            step(random);
            if (i % 10 == 9) assertEquals(fresh(), stored());
        }
    }

    private void step(Random random) {
        Relationship who = relationships.get(random.nextInt(relationships.size()));
        List<String> paths = new ArrayList<>(new TreeSet<>(versions.keySet()));
        int what = paths.isEmpty() ? 0 : random.nextInt(10);
        if (what < 4) {
            versions.put(interaction(who, random), 1L);
        } else if (what == 4) {
            versions.put(promise(who, random), 2L);
        } else if (what == 5) {
            versions.put(who.made(AGREEMENTS, "giveShare", 0.5, "acceptedOn", day(random)), 1L);
        } else {
            String path = paths.get(random.nextInt(paths.size()));
            if (what < 8) correct(path, who, random);
            else if (mina.delete(path, versions.get(path)).statusCode() == 204) versions.remove(path);
        }
    }

    private static String interaction(Relationship who, Random random) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        Map<String, Object> body = who.body("kind", kind, "occurredAt", day(random) + "T12:00:00Z");
        if (kind.equals("GIFT")) body.put("solicited", random.nextBoolean());
        Response made = who.editor().body(body).post(INTERACTIONS);
        return made.then().statusCode(201).extract().header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static String promise(Relationship who, Random random) {
        String path = who.made(COMMITMENTS, "dueOn", TODAY, "occurredAt", TODAY.minusDays(50) + "T12:00:00Z");
        String end = random.nextBoolean() ? "/keep" : "/break";
        who.editor()
                .body(map("on", TODAY.minusDays(random.nextInt(50))))
                .post(path + end)
                .then()
                .statusCode(200);
        return path;
    }

    private void correct(String path, Relationship who, Random random) {
        Object[] change = {"influencerId", who.influencer(), "organizationId", who.organization(), "summary", "x"};
        if (path.startsWith(INTERACTIONS) && random.nextBoolean()) {
            change = new Object[] {
                "occurredAt", day(random) + "T12:00:00Z", "kind", random.nextBoolean() ? "ASK" : "HELP"
            };
        } else if (path.startsWith(AGREEMENTS) && random.nextBoolean()) {
            change = new Object[] {"acceptedOn", random.nextBoolean() ? day(random) : null};
        }
        Response changed = mina.patch(path, versions.get(path), change);
        changed.then().statusCode(200);
        versions.put(path, Long.valueOf(changed.<Integer>path("version")));
    }

    /** Not today, whose noon may be still to come. */
    private static LocalDate day(Random random) {
        return TODAY.minusDays(1 + random.nextInt(40));
    }

    private Map<String, String> stored() {
        Map<String, String> rows = new TreeMap<>();
        for (String row : Database.ask(
                """
                SELECT concat_ws(' ', influencer_id, organization_id) || '=' || concat_ws(' ', last_touch_on,
                    last_touch_kind, usual_gap_days) FROM touchpoint WHERE agency = '%s'"""
                        .formatted(mina.agency()))) {
            rows.put(row.substring(0, row.indexOf('=')), row.substring(row.indexOf('=') + 1));
        }
        return rows;
    }

    private Map<String, String> fresh() {
        Map<String, List<Touch>> bySide = new TreeMap<>();
        for (Touch touch : touches()) {
            for (String side : List.of(touch.organization(), EVERYBODY)) {
                bySide.computeIfAbsent(touch.influencer() + " " + side, key -> new ArrayList<>())
                        .add(touch);
            }
        }
        Map<String, String> rows = new TreeMap<>();
        bySide.forEach((side, touches) -> rows.put(side, row(touches)));
        return rows;
    }

    private static String row(List<Touch> touches) {
        Touch last = touches.stream()
                .max(Comparator.comparing(Touch::at).thenComparing(Touch::id))
                .orElseThrow();
        List<LocalDate> days = touches.stream()
                .map(touch -> dayOf(touch.at()))
                .distinct()
                .sorted()
                .toList();
        String row = dayOf(last.at()) + " " + last.kind();
        if (days.size() < 3) return row;
        long[] gaps = IntStream.range(1, days.size())
                .mapToLong(i -> ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)))
                .toArray();
        long[] between = LongStream.of(gaps).filter(gap -> gap > 1).toArray();
        double usual = median(between.length == 0 ? gaps : between);
        return row + " " + (usual == Math.rint(usual) ? String.valueOf((long) usual) : String.valueOf(usual));
    }

    private static double median(long[] gaps) {
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private Collection<Touch> touches() {
        List<Touch> touches = new ArrayList<>();
        for (Map<String, Object> one : all(INTERACTIONS)) {
            String kind = (String) one.get("kind");
            boolean asked = kind.equals("GIFT") && Boolean.TRUE.equals(one.get("solicited"));
            if (MEANINGFUL.contains(kind) || asked) touches.add(touch(one, (String) one.get("occurredAt"), kind));
        }
        for (Map<String, Object> one : all(COMMITMENTS)) {
            if (one.get("status").equals("KEPT")) touches.add(touch(one, kept(one), "COMMITMENT_KEPT"));
        }
        for (Map<String, Object> one : all(AGREEMENTS)) {
            Object yes = one.get("acceptedOn");
            if (yes != null) touches.add(touch(one, yes + "T00:00:00Z", "AGREEMENT_ACCEPTED"));
        }
        return touches;
    }

    private static String kept(Map<String, Object> promise) {
        Instant made = Instant.parse((String) promise.get("occurredAt"));
        Instant closed = Instant.parse(promise.get("closedOn") + "T00:00:00Z");
        return (made.isAfter(closed) ? made : closed).toString();
    }

    private static Touch touch(Map<String, Object> deed, String at, String kind) {
        return new Touch(
                (String) deed.get("influencerId"),
                (String) deed.get("organizationId"),
                Instant.parse(at),
                (String) deed.get("id"),
                kind);
    }

    private List<Map<String, Object>> all(String path) {
        return mina.get(path + "?limit=200").path("items");
    }

    @Test
    void of_many_at_once_none_is_forgotten() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            String at = TODAY.minusDays(i) + "T12:00:00Z";
            Relationship who = relationships.get(i % 3);
            calls.add(() -> who.made(INTERACTIONS, "kind", "HELP", "occurredAt", at));
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var made : threads.invokeAll(calls)) made.get();
        }
        assertEquals(fresh(), stored());
    }
}
