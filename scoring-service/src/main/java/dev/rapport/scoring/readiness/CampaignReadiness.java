package dev.rapport.scoring.readiness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.rapport.scoring.ledger.Campaigns;
import dev.rapport.scoring.outlook.Readiness;

/**
 * A campaign judged.
 *
 * @param judgedOn the day that counts as that of the launch: today where it is past, a year from now where it is later
 *     than that, for nobody plans further
 * @param candidates those to act on first: who can be asked, then who must be prepared, then who is to be left out; of
 *     each, first whose time comes nearest to the launch, and then the best known
 */
record CampaignReadiness(Campaigns.Cast cast, LocalDate today, LocalDate judgedOn, List<Candidate> candidates) {

    /** One of the influencers; without ask and readiness where nothing is known of them. */
    record Candidate(UUID id, AskReader.Read read, Readiness readiness) {

        boolean isKnown() {
            return readiness != null;
        }

        Readiness.Course course() {
            return isKnown() ? readiness.course() : Readiness.Course.LEAVE_OUT;
        }

        private double score() {
            return isKnown() ? readiness.standing().score().score() : -1;
        }

        /** Days between the first reasonable day and the launch, either way. */
        private long slack(LocalDate launch) {
            if (!isKnown()) return Long.MAX_VALUE;
            return readiness
                    .reasonableOn()
                    .map(day -> Math.abs(ChronoUnit.DAYS.between(day, launch)))
                    .orElse(Long.MAX_VALUE);
        }
    }

    static CampaignReadiness of(Campaigns.Cast cast, LocalDate today) {
        LocalDate last = today.plusYears(1);
        LocalDate launch = cast.campaign().launchOn();
        LocalDate judgedOn = launch.isBefore(today) ? today : launch.isAfter(last) ? last : launch;
        Stream<Candidate> known = cast.histories().entrySet().stream().map(one -> {
            AskReader.Read read = AskReader.read(cast.campaign(), one.getValue());
            return new Candidate(
                    one.getKey(), read, Readiness.of(one.getValue().outlook(), read.ask(), today, judgedOn));
        });
        Stream<Candidate> unknown = cast.unknown().stream().map(id -> new Candidate(id, null, null));
        List<Candidate> inOrder = Stream.concat(known, unknown)
                .sorted(Comparator.comparing(Candidate::course)
                        .thenComparing(one -> one.slack(judgedOn))
                        .thenComparing(
                                Comparator.comparingDouble(Candidate::score).reversed())
                        .thenComparing(Candidate::id))
                .toList();
        return new CampaignReadiness(cast, today, judgedOn, inOrder);
    }
}
