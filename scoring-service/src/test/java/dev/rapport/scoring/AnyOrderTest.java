package dev.rapport.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Random histories of two influencers and two organizations, with corrections, moves and deletions: one agency's events
 * come in order, the other's shuffled, doubled and in small batches.
 */
@QuarkusTest
class AnyOrderTest {

    private static final int TRIES = 12;

    private final UUID[] influencers = {Ids.next(), Ids.next()};
    private final UUID[] organizations = {Ids.next(), Ids.next()};

    private record Version(Interaction state, UUID organization, UUID influencer) {

        Event event() {
            return Event.of(state, organization, influencer);
        }

        boolean countsFor(UUID someInfluencer, UUID someOrganization) {
            return influencer.equals(someInfluencer)
                    && (someOrganization == null
                            || state.kind() == Kind.RESEARCH
                            || organization.equals(someOrganization));
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, TRIES);
    }

    @ParameterizedTest(name = "history {0}")
    @MethodSource("seeds")
    void theEventsMayComeInAnyOrderAndNumberAndLeaveTheSameBitForBit(long seed) {
        Random chance = new Random(seed);
        List<Version> versions = versions(chance);
        Feed ordered = feedOfKnownContacts();
        Feed disordered = feedOfKnownContacts();
        ordered.tell(versions.stream().map(Version::event).toList()).taken();
        tellInDisorder(disordered, versions, chance);

        assertEquals(LedgerRows.of(ordered.agency()), LedgerRows.of(disordered.agency()));
        for (UUID influencer : influencers) {
            for (UUID organization : new UUID[] {null, organizations[0], organizations[1]}) {
                for (LocalDate day :
                        List.of(Samples.TODAY, Samples.TODAY.minusDays(100), Samples.TODAY.plusDays(300))) {
                    String answer = Answers.to(ordered)
                            .score(influencer, organization, day)
                            .asString();
                    assertEquals(
                            answer,
                            Answers.to(disordered)
                                    .score(influencer, organization, day)
                                    .asString());
                    double expected = scoreByTheModel(versions, influencer, organization, day);
                    assertEquals(expected, Answers.json(answer).get("score").asDouble());
                }
                var ask = Answers.ask(influencer, organization, 2, "relevance", 0.8, "asOf", Samples.TODAY);
                assertEquals(
                        Answers.to(ordered).assess(ask).asString(),
                        Answers.to(disordered).assess(ask).asString());
            }
        }
    }

    /** Every version of an interaction may be any thing with any influencer, or a deletion. */
    private List<Version> versions(Random chance) {
        List<Interaction> history = Feed.identified(Samples.history(chance));
        List<Version> versions = new ArrayList<>();
        for (Interaction one : history) {
            int count = 1 + chance.nextInt(4);
            for (int version = 1; version <= count; version++) {
                Interaction state = history.get(chance.nextInt(history.size())).toBuilder()
                        .id(one.id())
                        .version(version)
                        .deleted(chance.nextInt(8) == 0)
                        .build();
                versions.add(new Version(state, organizations[chance.nextInt(2)], influencers[chance.nextInt(2)]));
            }
        }
        return versions;
    }

    private Feed feedOfKnownContacts() {
        Feed feed = Feed.ofANewAgency();
        for (UUID influencer : influencers) feed.tell(Event.influencer(influencer, 1, false, List.of()));
        for (UUID organization : organizations) feed.tell(Event.organization(organization, 1, false));
        return feed.taken();
    }

    private static void tellInDisorder(Feed feed, List<Version> versions, Random chance) {
        List<Event> events = new ArrayList<>();
        for (Version version : versions) {
            for (int times = 1 + chance.nextInt(2); times > 0; times--) events.add(version.event());
        }
        Collections.shuffle(events, chance);
        int from = 0;
        while (from < events.size()) {
            int to = Math.min(events.size(), from + 1 + chance.nextInt(60));
            feed.tell(events.subList(from, to)).taken();
            from = to;
        }
    }

    private static double scoreByTheModel(List<Version> versions, UUID influencer, UUID organization, LocalDate day) {
        Map<String, Version> latest = new HashMap<>();
        versions.forEach(version -> latest.put(version.state().id(), version));
        List<Interaction> counting = latest.values().stream()
                .filter(version -> version.countsFor(influencer, organization))
                .map(Version::state)
                .toList();
        return Relationship.of(counting, ModelConfig.DEFAULT).asOf(day).score().score();
    }
}
