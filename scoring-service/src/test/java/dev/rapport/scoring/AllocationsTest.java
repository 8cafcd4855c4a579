package dev.rapport.scoring;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.rapport.local.Allocations;
import dev.rapport.scoring.model.Samples;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What nobody notices in a profile of one change adds up over many. */
@QuarkusTest
class AllocationsTest {

    /** A third more than it was when this was written. */
    private static final long MOST = 290;

    private final Feed feed = Feed.ofANewAgency();

    @Test
    void aScoreIsAnsweredWithLittleMemory() {
        UUID organization = feed.organization();
        UUID influencer = feed.influencer("Tea");
        feed.tell(Feed.identified(Samples.goodRelationship()), organization, influencer)
                .taken();
        Answers answers = Answers.to(feed);
        long kilobytes = Allocations.kilobytesOf(
                () -> answers.score(influencer, null, null).then().statusCode(200));
        assertTrue(kilobytes <= MOST, kilobytes + " KB for a score");
    }
}
