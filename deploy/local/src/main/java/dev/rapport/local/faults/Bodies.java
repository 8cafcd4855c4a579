package dev.rapport.local.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What agencies write down, made up from a seed: of all kinds that need nothing but an influencer. */
final class Bodies {
    private static final int DAYS = 200;
    private static final List<String> KINDS = List.of(
            "ENGAGEMENT",
            "INTRODUCTION",
            "HELP",
            "GIFT",
            "ASK",
            "FOLLOW_UP",
            "REPLY",
            "INBOUND",
            "BENEFIT",
            "RESPONSE",
            "WRONG_INFORMATION",
            "MISLED",
            "AMENDS");
    private static final List<String> SENTIMENTS = List.of("POSITIVE", "NEUTRAL", "NEGATIVE");
    private static final List<String> OUTCOMES = List.of("USED", "WELCOMED", "IGNORED", "UNWELCOME");

    private final Random chance;

    Bodies(Random chance) {
        this.chance = chance;
    }

    String kind() {
        return KINDS.get(chance.nextInt(KINDS.size()));
    }

    /** When it happened, and all that the kind takes, so that nothing is left for the service to fill in. */
    Map<String, Object> details(String kind) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(Fact.AT, moment());
        switch (kind) {
            case "HELP" -> {
                details.put("value", 1 + chance.nextInt(3));
                details.put("relevance", chance.nextInt(101) / 100.0);
                details.put("outcome", OUTCOMES.get(chance.nextInt(OUTCOMES.size())));
            }
            case "GIFT" -> details.put("solicited", chance.nextBoolean());
            case "ASK" -> {
                details.put("size", 1 + chance.nextInt(5));
                details.put("relevance", chance.nextInt(101) / 100.0);
            }
            case "REPLY" -> details.put("sentiment", SENTIMENTS.get(chance.nextInt(SENTIMENTS.size())));
            case "BENEFIT" -> details.put("value", 1 + chance.nextInt(5));
            case "RESPONSE" -> details.put("hours", chance.nextInt(4000) / 7.0);
            case "WRONG_INFORMATION", "MISLED", "RESEARCH" -> details.put("value", 1 + chance.nextInt(3));
            default -> {}
        }
        return details;
    }

    private String moment() {
        // Yesterday at the latest: what is written with the time of one machine may lie in another's future.
        long millis = (long) (chance.nextDouble() * Math.multiplyExact(DAYS, 86_400_000L));
        return Instant.now()
                .minus(1, ChronoUnit.DAYS)
                .minusMillis(millis)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }
}
