package dev.rapport.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.LocalStack;
import dev.rapport.local.Management;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.ModelConfig;
import dev.rapport.scoring.model.Relationship;
import dev.rapport.scoring.model.Samples;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
class OutageTest {

    private final Feed feed = Feed.ofANewAgency();

    @Test
    void whatComesWhileTheDatabaseIsAwayIsTakenWhenItIsBack() throws InterruptedException {
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        List<Interaction> history = new ArrayList<>(replies(20));
        feed.tell(history, organization, influencer).taken();
        // The throw-away database confirms a commit up to a second before it is on the disk.
        Thread.sleep(1000);

        LocalStack.shared().killPostgres();
        try {
            for (int seconds = 0; seconds < 4; seconds++) {
                List<Interaction> more = replies(25);
                history.addAll(more);
                feed.tell(more, organization, influencer);
                assertFalse(feed.isTaken(), "offsets must wait for the database");
                assertAlive();
                Thread.sleep(1000);
            }
        } finally {
            LocalStack.shared().startPostgres();
        }
        feed.taken();
        awaitAnswers(influencer);
        assertEquals(
                Relationship.of(history, ModelConfig.DEFAULT)
                        .asOf(Samples.TODAY)
                        .score()
                        .score(),
                Answers.to(feed)
                        .scoreOf(influencer, organization, Samples.TODAY)
                        .get("score")
                        .asDouble());
    }

    @Test
    void withoutTheBrokerTheServiceLivesAndAnswersAndGoesOnWhenItIsBack() {
        UUID organization = feed.organization();
        UUID influencer = feed.influencer();
        feed.tell(replies(3), organization, influencer).taken();
        String before = Answers.to(feed).score(influencer, null, Samples.TODAY).asString();

        LocalStack.shared().stopKafka();
        try {
            assertAlive();
            assertEquals(
                    before,
                    Answers.to(feed).score(influencer, null, Samples.TODAY).asString());
        } finally {
            LocalStack.shared().startKafka();
        }
        assertAlive();
        feed.tell(replies(3), organization, influencer).taken();
        assertEquals(
                6,
                Answers.to(feed)
                        .scoreOf(influencer, null, Samples.TODAY)
                        .get("interactions")
                        .asInt());
    }

    private static List<Interaction> replies(int count) {
        List<Interaction> replies = new ArrayList<>();
        for (int i = 0; i < count; i++)
            replies.add(Feed.happened(Kind.REPLY, i * 3).build());
        return replies;
    }

    private static void assertAlive() {
        given().port(Management.port())
                .get("/q/health/live")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    /** Connections that broke are found out one by one, each by a request that it fails. */
    private void awaitAnswers(UUID influencer) {
        int[] inARow = {0};
        Topics.await("ten good answers in a row", () -> {
            int status = Answers.to(feed).score(influencer, null, null).statusCode();
            inARow[0] = status == 200 ? inARow[0] + 1 : 0;
            return inARow[0] == 10;
        });
    }
}
