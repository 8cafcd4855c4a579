package dev.rapport.scoring;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.CountedSockets;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A history takes one way to the database and back, however long it is. */
@QuarkusTest
class StatementsTest {

    private final Feed feed = Feed.ofANewAgency();
    private UUID organization;
    private UUID influencer;

    @BeforeEach
    void knowThemWell() {
        organization = feed.organization();
        influencer = feed.influencer("Tea");
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
        Answers.to(feed).scoreOf(influencer, null, null);
        CountedSockets.trips();
    }

    @Test
    void aScoreTakesOneTrip() {
        Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY);
        assertTrips(1);
    }

    @Test
    void anAssessmentTakesOneTripAndACommit() {
        Answers.to(feed).assessmentOf(Answers.ask(influencer, organization, 1, "topics", List.of("Tea")));
        assertTrips(2);
    }

    @Test
    void aPlanForSeveralTakesOneTripAndACommit() {
        UUID another = feed.influencer();
        feed.taken();
        CountedSockets.trips();
        String launch = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();
        List<String> both = List.of(influencer.toString(), another.toString());
        Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .body(Map.of("influencerIds", both, "size", 1, "launchOn", launch))
                .post("/v1/plans")
                .then()
                .statusCode(200);
        assertTrips(2);
    }

    @Test
    void aCampaignTakesFourTripsHoweverManyItsInfluencers() {
        UUID another = feed.influencer();
        UUID campaign =
                feed.campaign(organization, LocalDate.now(ZoneOffset.UTC).plusDays(9), influencer, another);
        feed.taken();
        CountedSockets.trips();
        Answers.to(feed)
                .viewer()
                .get("/v1/readiness/campaigns/" + campaign)
                .then()
                .statusCode(200);
        assertTrips(4);
    }

    @Test
    void anOrganizationTakesFiveTripsHoweverManyItKnows() {
        Topics.await(
                "the score",
                () -> !new Ranked(feed).items("organizationId", organization).isEmpty());
        CountedSockets.trips();
        Answers.to(feed)
                .viewer()
                .get("/v1/readiness/organizations/" + organization)
                .then()
                .statusCode(200);
        assertTrips(5);
    }

    private static void assertTrips(int wanted) {
        assertEquals(wanted, CountedSockets.trips());
    }
}
