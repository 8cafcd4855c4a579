package dev.rapport.scoring;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.kit.time.Ids;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class CorrectionsTest {

    private Feed feed;
    private UUID organization;
    private UUID influencer;

    @BeforeEach
    void knowAnOrganizationAndAnInfluencer() {
        feed = Feed.ofANewAgency();
        organization = feed.organization();
        influencer = feed.influencer();
        feed.taken();
    }

    @Test
    void aCorrectionMovesAnInteractionToAnotherInfluencer() {
        UUID other = feed.influencer();
        Interaction help = Feed.happened(Kind.HELP, 10).value(3).build();
        feed.tell(Event.of(help, organization, influencer)).taken();
        String untouched = body(other);
        String moving = body(influencer);

        feed.tell(Event.of(version(help, 2), organization, other)).taken();
        assertEquals(untouched, body(influencer).replace(influencer.toString(), other.toString()));
        assertEquals(moving, body(other).replace(other.toString(), influencer.toString()));
    }

    @Test
    void aCorrectionMovesAnInteractionToAnotherOrganization() {
        UUID other = feed.organization();
        Interaction help = Feed.happened(Kind.HELP, 10).value(3).build();
        feed.tell(Event.of(help, organization, influencer)).taken();
        double whole = score(null);
        assertEquals(whole, score(organization));
        assertEquals(0, score(other));

        feed.tell(Event.of(version(help, 2), other, influencer)).taken();
        assertEquals(0, score(organization));
        assertEquals(whole, score(other));
        assertEquals(whole, score(null));
    }

    @Test
    void aCorrectedInteractionCountsAsIfItHadBeenSoFromTheStart() {
        Interaction wrong = Feed.happened(Kind.MISLED, 10).value(3).build();
        feed.tell(Event.of(wrong, organization, influencer)).taken();
        Interaction right = Interaction.builder(wrong.id(), Kind.HELP, Samples.TODAY.minusDays(20))
                .version(2)
                .value(2)
                .build();
        feed.tell(Event.of(right, organization, influencer)).taken();

        Feed fresh = new Feed(feed.agency());
        UUID twin = fresh.influencer();
        fresh.tell(Event.of(right.toBuilder().id(Ids.next().toString()).build(), organization, twin))
                .taken();
        assertEquals(body(twin).replace(twin.toString(), influencer.toString()), body(influencer));
    }

    @Test
    void anOldVersionThatComesLateChangesNothing() {
        Interaction reply = Feed.happened(Kind.REPLY, 5).version(7).build();
        feed.tell(Event.of(reply, organization, influencer)).taken();
        String before = body(influencer);
        Interaction old = reply.toBuilder().version(6).deleted(true).build();
        feed.tell(Event.of(old, organization, influencer)).taken();
        assertEquals(before, body(influencer));
    }

    @Test
    void aDeletedInteractionLeavesNoResidue() {
        List<Interaction> lasting = Feed.identified(Samples.goodRelationship());
        feed.tell(lasting, organization, influencer).taken();
        String before = body(influencer);

        for (Kind kind : List.of(Kind.RESEARCH, Kind.MISLED, Kind.BENEFIT, Kind.OPT_OUT)) {
            Interaction passing = Feed.happened(kind, 15).build();
            feed.tell(Event.of(passing, organization, influencer)).taken();
            assertEquals(lasting.size() + 1, answer().get("interactions").asInt());
            Interaction gone = passing.toBuilder().version(2).deleted(true).build();
            feed.tell(Event.of(gone, organization, influencer)).taken();
            assertEquals(before, body(influencer), kind.name());
        }
    }

    @Test
    void anAgreementCountsFromTheDayItIsAcceptedAndNotBefore() {
        feed.tell(List.of(Feed.happened(Kind.HELP, 40).build()), organization, influencer)
                .taken();
        String before = body(influencer);
        Interaction agreement = Feed.happened(Kind.AGREEMENT, 5).giveShare(0.9).build();
        Event proposed = Event.of(agreement, organization, influencer).with("acceptedOn", null);
        feed.tell(proposed).taken();
        assertEquals(before, body(influencer));

        feed.tell(Event.of(version(agreement, 2), organization, influencer)).taken();
        assertEquals(2, answer().get("interactions").asInt());
        assertEquals(
                agreement.occurredOn().toString(),
                answer().get("lastInteractionOn").asText());
        assertTrue(LedgerRows.of(feed.agency(), UUID.fromString(agreement.id())).isPresent());
    }

    @Test
    void interactionsThatComeBeforeTheirContactsAreKeptAndAnswered() {
        UUID early = Ids.next();
        UUID earlyOrganization = Ids.next();
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), earlyOrganization, early)
                .taken();
        String before =
                Answers.to(feed).score(early, earlyOrganization, Samples.TODAY).asString();
        assertEquals(1, Answers.json(before).get("interactions").asInt());
        feed.tell(Event.influencer(early, 1, false, List.of()), Event.organization(earlyOrganization, 1, false))
                .taken();
        assertEquals(
                before,
                Answers.to(feed).score(early, earlyOrganization, Samples.TODAY).asString());
    }

    @Test
    void aDeletedInfluencerIsNotFoundWhateverWasDoneWithThem() {
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), organization, influencer);
        feed.tell(Event.influencer(influencer, 2, true, List.of())).taken();
        Answers.to(feed).score(influencer, null, null).then().statusCode(404);
        feed.tell(Event.influencer(influencer, 1, false, List.of())).taken();
        Answers.to(feed).score(influencer, null, null).then().statusCode(404);
    }

    @Test
    void anOrganizationThatIsUnknownOrDeletedIsNotFound() {
        Answers.to(feed).score(influencer, UUID.randomUUID(), null).then().statusCode(404);
        Answers.to(feed).score(influencer, influencer, null).then().statusCode(404);
        feed.tell(List.of(Feed.happened(Kind.REPLY, 3).build()), organization, influencer);
        feed.tell(Event.organization(organization, 2, true)).taken();
        Answers.to(feed).score(influencer, organization, null).then().statusCode(404);
        Answers.to(feed).score(influencer, null, null).then().statusCode(200);
    }

    @Test
    void anInfluencerOfWhomNothingWasEverToldIsNotFound() {
        Answers.to(feed).score(UUID.randomUUID(), null, null).then().statusCode(404);
        Answers.to(feed).score(organization, null, null).then().statusCode(404);
        Answers.to(feed)
                .assess(Answers.ask(UUID.randomUUID(), null, 1))
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static Interaction version(Interaction one, long version) {
        return one.toBuilder().version(version).build();
    }

    private JsonNode answer() {
        return Answers.to(feed).scoreOf(influencer, null, Samples.TODAY);
    }

    private String body(UUID someInfluencer) {
        return Answers.to(feed).score(someInfluencer, null, Samples.TODAY).asString();
    }

    private double score(UUID someOrganization) {
        return Answers.to(feed)
                .scoreOf(influencer, someOrganization, Samples.TODAY)
                .get("score")
                .asDouble();
    }
}
