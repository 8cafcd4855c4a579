package dev.rapport.e2e.access;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import dev.rapport.e2e.Eventually;
import dev.rapport.e2e.Traces;
import dev.rapport.local.Service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Every operation of the three OpenAPI documents against every way to get at what is not one's own, on the packaged
 * services. After all tries the rows of both agencies are what they were, in all tables; in the end each call is shown to
 * work for whoever may, so that no refusal was one of a call that nobody could have made.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixTest {

    private static final Tenant VICTIM = new Tenant("victim");
    private static final Tenant INTRUDER = new Tenant("intruder");
    private static final Attack.Pair WHO = new Attack.Pair(VICTIM, INTRUDER);

    /** Of an id that was made a moment ago, a service waits for the event before it says that there is none. */
    private static final int AT_ONCE = 16;

    private static final Set<Integer> NOT_ARRIVED_YET = Set.of(404, 409);

    private static final List<Rule> RULES = new ArrayList<>();
    private static final Map<String, Operation> OPERATIONS = new LinkedHashMap<>();
    private static final Recorder RECORDER = new Recorder(VICTIM);
    private static RowHashes hashes;

    @BeforeAll
    static void tellTheStoryOfBothAgencies() throws Exception {
        for (Service service : Service.values()) {
            RULES.addAll(Rule.of(service));
            Operation.of(service).forEach(one -> OPERATIONS.put(one.id(), one));
        }
        for (Tenant tenant : List.of(VICTIM, INTRUDER)) {
            for (Rule rule : RULES) {
                if (rule.keptAs() == null) continue;
                Caller.Answer answer = told(tenant, rule);
                assertEquals(2, answer.status() / 100, rule + " -> " + answer);
            }
        }
        hashes = new RowHashes(List.of(VICTIM.agency, INTRUDER.agency));
        Eventually.see(Traces::outboxesAreEmpty, empty -> empty);
        awaitQuiet();
    }

    /** Events of the story still arrive in the next service, imports are read, and what was noted is sealed. */
    private static void awaitQuiet() throws Exception {
        Map<String, String> before = Map.of();
        for (Map<String, String> now = hashes.ofAll(); !now.equals(before) || notesWait(now); now = hashes.ofAll()) {
            before = now;
            Thread.sleep(1000);
        }
    }

    private static boolean notesWait(Map<String, String> now) {
        return now.entrySet().stream()
                .anyMatch(one -> one.getKey().endsWith(".audit_unsealed")
                        && !one.getValue().equals(RowHashes.NONE));
    }

    /** What the service says once all that it refers to has arrived. */
    private static Caller.Answer told(Tenant tenant, Rule rule) {
        Caller.Answer answer = Eventually.see(
                () -> lawful(tenant, rule),
                one -> !NOT_ARRIVED_YET.contains(one.status())
                        && (one.status() >= 400 || rule.keptAs() == null || tenant.keep(rule.keptAs(), one.json())));
        if (tenant == VICTIM)
            RECORDER.hear(rule, OPERATIONS.get(rule.operation()).method(), answer);
        return answer;
    }

    private static Caller.Answer lawful(Tenant tenant, Rule rule) {
        return Caller.call(
                rule.service(),
                OPERATIONS.get(rule.operation()).method(),
                tenant.fill(rule.path()),
                tenant.fill(rule.body()),
                tenant.token(rule.role()));
    }

    @AfterAll
    static void close() throws SQLException {
        if (hashes != null) hashes.close();
    }

    @Test
    @Order(1)
    void every_operation_has_a_rule_that_its_document_agrees_with() {
        Map<String, Set<String>> said = new TreeMap<>();
        RULES.forEach(rule ->
                said.computeIfAbsent(rule.operation(), id -> new TreeSet<>()).add(rule.role()));
        Map<String, Set<String>> documented = new TreeMap<>();
        OPERATIONS.values().forEach(operation -> documented.put(operation.id(), operation.roles()));
        assertEquals(documented, said);
        for (Rule rule : RULES)
            assertEquals(true, OPERATIONS.get(rule.operation()).takes(rule.path()), rule.toString());
    }

    @Test
    @Order(2)
    void nobody_gets_at_what_is_not_their_own_and_no_try_changes_anything() throws Exception {
        Map<String, String> before = hashes.ofAll();
        assertEquals("", String.join("\n", breachesOf(Attack.THAT_ARE_REFUSED)));
        Map<String, String> after = hashes.ofAll();
        after.entrySet().removeAll(before.entrySet());
        assertEquals(Set.of(), after.keySet());
    }

    /** After those that look at rows: an export is noted, and a moment later the note is sealed. */
    @Test
    @Order(4)
    void the_same_call_of_another_agency_shows_nothing_of_the_first() throws Exception {
        assertEquals("", String.join("\n", breachesOf(List.of(Attack.ANOTHERS_CALL))));
    }

    private static List<String> breachesOf(List<Attack> attacks) throws Exception {
        Map<String, String> tokens = new HashMap<>();
        Map<String, Integer> tried = new LinkedHashMap<>();
        List<Callable<String>> tries = new ArrayList<>();
        for (Rule rule : RULES) {
            for (Attack attack : attacks) {
                if (!attack.on().test(rule)) continue;
                String token = tokens.computeIfAbsent(
                        attack.name() + rule.role(), key -> attack.token().apply(rule, WHO));
                for (String target : attack.targets(rule)) {
                    tried.merge(attack.name(), 1, Integer::sum);
                    tries.add(() -> breachOf(attack, rule, target, token));
                }
            }
        }
        List<String> breaches = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> one : threads.invokeAll(tries)) if (one.get() != null) breaches.add(one.get());
        }
        System.out.printf("access matrix: %d operations, %d tries: %s%n", OPERATIONS.size(), tries.size(), tried);
        return breaches;
    }

    /** Null where the attack was refused as it should be. */
    private static String breachOf(Attack attack, Rule rule, String target, String token) {
        String path = attack.path(rule, WHO, target);
        String body = attack.body(rule, WHO, target);
        Caller.Answer answer =
                Caller.call(rule.service(), OPERATIONS.get(rule.operation()).method(), path, body, token);
        boolean ownList = attack.foreign() == null && answer.status() == 200;
        boolean refused = attack.refusedWith().contains(answer.status())
                && (ownList || isRefusal(answer))
                && !VICTIM.isToldBy(answer.body(), path + body);
        return refused ? null : attack.name() + " " + target + ": " + rule + " -> " + answer;
    }

    @Test
    @Order(3)
    void a_cursor_is_good_for_its_own_agency_and_as_it_was_made() throws Exception {
        Map<String, String> before = hashes.ofAll();
        List<String> breaches = new ArrayList<>();
        Map<String, Integer> tried = new LinkedHashMap<>();
        for (Rule rule : RULES) {
            if (!OPERATIONS.get(rule.operation()).paged() || rule.keptAs() != null) continue;
            String path = VICTIM.fill(rule.path());
            String first = path + (path.contains("?") ? "&" : "?") + "limit=1";
            String next = Caller.call(rule.service(), "GET", first, null, VICTIM.token(rule.role()))
                    .json()
                    .at("/page/next")
                    .asText();
            if (next.isEmpty()) {
                tried.merge("no second page", 1, Integer::sum);
                continue;
            }
            String theirs = INTRUDER.fill(rule.path());
            for (var way : Map.of(
                            "carried over", next, "altered", altered(next), "cut", next.substring(0, next.length() / 2))
                    .entrySet()) {
                boolean own = !way.getKey().equals("carried over");
                String with =
                        (own ? path : theirs) + (path.contains("?") ? "&" : "?") + "limit=1&cursor=" + way.getValue();
                Tenant who = own ? VICTIM : INTRUDER;
                Caller.Answer answer = Caller.call(rule.service(), "GET", with, null, who.token(rule.role()));
                tried.merge(way.getKey(), 1, Integer::sum);
                if (answer.status() != 400 && (own || VICTIM.isToldBy(answer.body(), with)))
                    breaches.add(way.getKey() + ": " + rule + " -> " + answer);
            }
        }
        System.out.printf("access matrix, cursors: %s%n", tried);
        assertTrue(tried.get("altered") > 30, "lists of more than one page");
        assertEquals("", String.join("\n", breaches));
        assertEquals(before, hashes.ofAll());
    }

    private static String altered(String cursor) {
        char middle = cursor.charAt(cursor.length() / 2);
        return cursor.substring(0, cursor.length() / 2)
                + (middle == 'A' ? 'B' : 'A')
                + cursor.substring(cursor.length() / 2 + 1);
    }

    @Test
    @Order(5)
    void whoever_may_call_an_operation_can() {
        List<String> refused = new ArrayList<>();
        for (Rule rule : RULES) {
            if (rule.keptAs() != null) continue;
            Caller.Answer answer = told(VICTIM, rule);
            if (answer.status() >= 400) refused.add(rule + " -> " + answer);
        }
        assertEquals("", String.join("\n", refused));
        RECORDER.write();
    }

    private static boolean isRefusal(Caller.Answer answer) {
        if (answer.status() >= 400) return answer.type().startsWith("application/problem+json");
        // A list may be empty, and in a bulk each item is refused by itself.
        if (!answer.isJson()) return true;
        return Stream.of(answer.json().path("items"))
                .flatMap(items -> items.valueStream())
                .allMatch(item -> answer.status() == 207 && item.path("status").asInt() >= 400);
    }
}
