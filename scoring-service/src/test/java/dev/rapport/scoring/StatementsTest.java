package dev.rapport.scoring;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A history costs the same number of statements however long it is. */
@QuarkusTest
class StatementsTest {

    /** Of the current test. */
    static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

    private final Feed feed = Feed.ofANewAgency();
    private UUID organization;
    private UUID influencer;

    @PersistenceUnitExtension
    @ApplicationScoped
    static class Inspector implements StatementInspector {
        private static final long serialVersionUID = 1;

        @Override
        public String inspect(String sql) {
            STATEMENTS.add(sql);
            return sql;
        }
    }

    /** Taking a connection for a request sets the agency on it: one statement that Hibernate does not see. */
    @Singleton
    static class Taking implements AgroalPoolInterceptor {
        @Override
        public void onConnectionAcquire(Connection connection) {
            if (Thread.currentThread().getName().startsWith("executor-thread")) STATEMENTS.add("set_config");
        }
    }

    @BeforeEach
    void knowThemWell() {
        organization = feed.organization();
        influencer = feed.influencer("Tea");
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
        Answers.to(feed).scoreOf(influencer, null, null);
        STATEMENTS.clear();
    }

    @Test
    void aScoreTakesThreeSelectsOnOneConnection() {
        Answers.to(feed).scoreOf(influencer, organization, Samples.TODAY);
        assertThreeSelects();
    }

    @Test
    void anAssessmentTakesThreeSelectsOnOneConnection() {
        Answers.to(feed).assessmentOf(Answers.ask(influencer, organization, 1, "topics", List.of("Tea")));
        assertThreeSelects();
    }

    @Test
    void aPlanForSeveralTakesThreeSelectsOnOneConnection() {
        UUID another = feed.influencer();
        feed.taken();
        STATEMENTS.clear();
        String launch = LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();
        List<String> both = List.of(influencer.toString(), another.toString());
        Answers.to(feed)
                .viewer()
                .contentType("application/json")
                .body(Map.of("influencerIds", both, "size", 1, "launchOn", launch))
                .post("/v1/plans")
                .then()
                .statusCode(200);
        assertThreeSelects();
    }

    @Test
    void aCampaignTakesFourSelectsOnOneConnectionHoweverManyItsInfluencers() {
        UUID another = feed.influencer();
        UUID campaign =
                feed.campaign(organization, LocalDate.now(ZoneOffset.UTC).plusDays(9), influencer, another);
        feed.taken();
        STATEMENTS.clear();
        Answers.to(feed)
                .viewer()
                .get("/v1/readiness/campaigns/" + campaign)
                .then()
                .statusCode(200);
        assertSelects(4);
    }

    @Test
    void anOrganizationTakesSixSelectsOnOneConnectionHoweverManyItKnows() {
        Topics.await(
                "the score",
                () -> !new Ranked(feed).items("organizationId", organization).isEmpty());
        STATEMENTS.clear();
        Answers.to(feed)
                .viewer()
                .get("/v1/readiness/organizations/" + organization)
                .then()
                .statusCode(200);
        assertSelects(6);
    }

    private static void assertThreeSelects() {
        assertSelects(3);
    }

    private static void assertSelects(int wanted) {
        assertEquals(wanted + 1, STATEMENTS.size(), STATEMENTS.toString());
        assertEquals(1, STATEMENTS.stream().filter("set_config"::equals).count(), STATEMENTS.toString());
        assertEquals(
                wanted,
                STATEMENTS.stream()
                        .filter(sql -> sql.regionMatches(true, 0, "select", 0, 6))
                        .count(),
                STATEMENTS.toString());
    }
}
