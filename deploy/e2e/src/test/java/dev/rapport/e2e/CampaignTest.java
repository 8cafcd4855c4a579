package dev.rapport.e2e;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Role;
import dev.rapport.local.Service;
import dev.rapport.local.Topic;

import static dev.rapport.e2e.Agency.TODAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Many at once: who of a campaign can be asked, who comes first, and that all of it can be made anew. */
class CampaignTest {

    private final Agency agency = Agency.called("campaign");
    private final String rivers = agency.organization("Clean Rivers");
    private final String mina = agency.influencer("Mina Okafor", "river-restoration", "wild-swimming");
    private final String stranger = agency.influencer("Somebody", "river-restoration");
    private int written;

    @BeforeEach
    void give_first() {
        written = StoryTest.giveFirst(agency.between(rivers, mina));
        agency.score(mina, written);
        agency.score(stranger, 0);
    }

    private String campaign() {
        JsonNode made = agency.api.post(
                Service.CONTACTS,
                "/v1/campaigns",
                Map.of(
                        "organizationId",
                        rivers,
                        "name",
                        "A testing day in ten towns",
                        "launchOn",
                        TODAY.plusDays(10).toString(),
                        "ask",
                        Map.of("size", 2, "topics", List.of("River restoration")),
                        "influencerIds",
                        List.of(mina, stranger)));
        return made.get("id").asText();
    }

    @Test
    void a_campaign_says_whom_to_ask_and_whom_to_leave_out() {
        String campaign = campaign();

        JsonNode readiness = agency.api.get(Service.SCORING, "/v1/readiness/campaigns/" + campaign);

        assertEquals(2, readiness.at("/counts/influencers").asInt());
        assertEquals(1, readiness.at("/counts/reasonable").asInt(), readiness.toString());
        assertEquals(mina, readiness.at("/influencers/0/influencerId").asText());
        assertEquals("ASK_NOW", readiness.at("/influencers/0/advice").asText());
        assertEquals(stranger, readiness.at("/influencers/1/influencerId").asText());
        assertEquals("SPAMMY", readiness.at("/influencers/1/verdict").asText());
    }

    @Test
    void a_plan_for_the_campaign_begins_with_research() {
        JsonNode plan = agency.api.post(Service.SCORING, "/v1/plans", Map.of("campaignId", campaign()));

        assertEquals(2, plan.at("/summary/influencers").asInt());
        assertEquals(1, plan.at("/summary/reasonableNow").asInt());
        JsonNode theirs =
                plan.at("/plans/0/influencerId").asText().equals(stranger) ? plan.at("/plans/0") : plan.at("/plans/1");
        assertEquals("RESEARCH", theirs.at("/steps/0/action").asText());
    }

    @Test
    void the_ranking_shows_the_score_that_is_read_by_itself() {
        JsonNode score = agency.score(mina, written);
        JsonNode ranking = Eventually.see(
                () -> agency.api.get(Service.SCORING, "/v1/scores"),
                found -> found.get("items").size() == 2 && found.at("/items/0").equals(score));
        assertEquals(stranger, ranking.at("/items/1/influencerId").asText());
    }

    @Test
    void a_new_stage_is_told_to_the_world() {
        JsonNode told = Topic.data(new Topic("scores")
                .await(1, record -> {
                    if (record.value() == null) return false;
                    JsonNode data = Topic.data(record);
                    return agency.name.equals(Topic.header(record, "ce_agency"))
                            && data.get("influencerId").asText().equals(mina)
                            && data.path("organizationId").asText().equals(rivers);
                })
                .getLast());
        assertEquals("STRANGER", told.at("/before/stage").asText());
        assertTrue(told.get("changed").toString().contains("stage"), told.toString());
    }

    @Test
    void what_was_taken_in_can_be_read_again_from_the_topics() {
        JsonNode before = agency.score(mina, written);
        var admin = agency.as(Role.ADMIN);
        String rebuild = admin.post(Service.SCORING, "/v1/rebuilds", Map.of("source", "TOPICS"))
                .get("id")
                .asText();
        JsonNode done = Eventually.see(
                () -> admin.get(Service.SCORING, "/v1/rebuilds/" + rebuild),
                found -> found.get("state").asText().equals("DONE"));
        assertEquals(done.at("/events/total"), done.at("/events/done"));
        assertEquals(2, done.at("/scores/done").asInt());
        assertEquals(before, agency.score(mina, written));
    }
}
