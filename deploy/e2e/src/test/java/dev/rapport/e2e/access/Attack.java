package dev.rapport.e2e.access;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * A way to get at what is somebody else's, or to do what one may not: whom it can be tried on, with which token and whose
 * ids, and which statuses refuse it. The victim is who the rule's ids belong to, if not said otherwise.
 *
 * @param token by the rule's role, for victim and intruder; null for none
 * @param foreign the part of the call where something of the victim's is named among what is the intruder's own; null
 *     where all of the call is the victim's
 * @param refusedWith statuses; 200 for a list that is empty, or of the caller's own
 */
record Attack(
        String name, Predicate<Rule> on, BiFunction<Rule, Pair, String> token, Part foreign, Set<Integer> refusedWith) {

    enum Part {
        PATH,
        QUERY,
        BODY;

        String of(Rule rule) {
            return switch (this) {
                case PATH -> rule.pathOnly();
                case QUERY -> rule.query();
                case BODY -> rule.body() == null ? "" : rule.body();
            };
        }
    }

    record Pair(Tenant victim, Tenant intruder) {}

    private static final Predicate<Rule> GUARDED = rule -> !rule.isOpen();

    static final List<Attack> THAT_ARE_REFUSED = List.of(
            badToken("no token", (rule, who) -> null),
            badToken(
                    "expired",
                    (rule, who) -> who.victim().recipe(rule.role()).expired().mint()),
            badToken("wrong audience", (rule, who) -> who.victim()
                    .recipe(rule.role())
                    .audience("elsewhere")
                    .mint()),
            badToken("wrong issuer", (rule, who) -> who.victim()
                    .recipe(rule.role())
                    .issuer("https://elsewhere.example")
                    .mint()),
            badToken(
                    "algorithm none",
                    (rule, who) -> who.victim().recipe(rule.role()).unsigned().mint()),
            badToken("signed with the public key", (rule, who) -> who.victim()
                    .recipe(rule.role())
                    .signedWithThePublicKey()
                    .mint()),
            badToken("another key", (rule, who) -> who.victim()
                    .recipe(rule.role())
                    .signedByAnotherKey()
                    .mint()),
            new Attack(
                    "no agency",
                    GUARDED,
                    (rule, who) -> who.victim()
                            .recipe(rule.role())
                            .claim("agency", null)
                            .mint(),
                    null,
                    Set.of(403)),
            new Attack(
                    "no role",
                    GUARDED,
                    (rule, who) -> who.victim().recipe("nobody").mint(),
                    null,
                    Set.of(403)),
            new Attack(
                    "a role too few",
                    rule -> Set.of("editor", "admin").contains(rule.role()),
                    (rule, who) -> who.victim().token(rule.role().equals("admin") ? "editor" : "viewer"),
                    null,
                    Set.of(403)),
            foreign("foreign id in the path", Part.PATH, rule -> true, Set.of(404)),
            // What a list is narrowed by may be nobody's: then it is empty.
            foreign("foreign id in the query", Part.QUERY, rule -> true, Set.of(200, 404)),
            foreign(
                    "foreign id in the body",
                    Part.BODY,
                    rule -> !rule.isBulk() && rule.body().startsWith("{"),
                    Set.of(404)),
            foreign("foreign id in a bulk", Part.BODY, Rule::isBulk, Set.of(207)));

    /** Lawful, and noted where it takes much along. */
    static final Attack ANOTHERS_CALL = new Attack(
            "the same call of another agency",
            GUARDED.and(rule -> Rule.named(rule.path() + rule.body()).isEmpty() && rule.body() == null),
            (rule, who) -> who.intruder().token("admin"),
            null,
            Set.of(200));

    private static Attack badToken(String name, BiFunction<Rule, Pair, String> token) {
        return new Attack(name, GUARDED, token, null, Set.of(401));
    }

    private static Attack foreign(String name, Part part, Predicate<Rule> on, Set<Integer> refusedWith) {
        return new Attack(
                name,
                GUARDED.and(rule -> !Rule.named(part.of(rule)).isEmpty()).and(on),
                // Whoever is an admin elsewhere is nobody here.
                (rule, who) -> who.intruder().token("admin"),
                part,
                refusedWith);
    }

    /** What is named there, one after the other: all else is the intruder's own. An empty name where nothing is changed. */
    Set<String> targets(Rule rule) {
        return foreign == null ? Set.of("") : Rule.named(foreign.of(rule));
    }

    /** The path and query to call. */
    String path(Rule rule, Pair who, String target) {
        String path = filled(Part.PATH, rule, who, target);
        return rule.query().isEmpty() ? path : path + "?" + filled(Part.QUERY, rule, who, target);
    }

    String body(Rule rule, Pair who, String target) {
        return rule.body() == null ? null : filled(Part.BODY, rule, who, target);
    }

    private String filled(Part part, Rule rule, Pair who, String target) {
        String text = part.of(rule);
        if (foreign == null) return who.victim().fill(text);
        String name = "${" + target + "}";
        return who.intruder()
                .fill(foreign == part ? text.replace(name, who.victim().fill(name)) : text);
    }
}
