package dev.rapport.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The story once more, with every event arriving twice and in any order. */
class AnyOrderTest {

    @Test
    void the_story_told_twice_and_shuffled_ends_in_the_same_score_to_the_last_bit() throws Exception {
        Agency agency = Agency.called("in-order");
        String rivers = agency.organization("Clean Rivers");
        String mina = agency.influencer("Mina Okafor", "river-restoration");
        int written = StoryTest.giveFirst(agency.between(rivers, mina));
        JsonNode inOrder = agency.score(mina, written);
        JsonNode verdict = agency.mayWeAsk(rivers, mina, Agency.TODAY);

        // The very same events, under another agency's name, which is how a tenant is told apart.
        String otherName = "shuffled-" + UUID.randomUUID();
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>(Topics.eventsOf(agency.name));
        assertTrue(events.size() > written, "opened and closed commitments are two events each");
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(20261123));
        Topics.replay(events, otherName);

        Agency other = Agency.again(otherName);
        JsonNode shuffled = Eventually.see(() -> other.score(mina, written), inOrder::equals);
        assertEquals(inOrder, shuffled);
        assertEquals(verdict, other.mayWeAsk(rivers, mina, Agency.TODAY));
    }

    @Test
    void what_one_agency_told_is_nothing_to_another() throws Exception {
        Agency agency = Agency.called("ours");
        String rivers = agency.organization("Clean Rivers");
        String mina = agency.influencer("Mina Okafor");
        int written = StoryTest.giveFirst(agency.between(rivers, mina));
        agency.score(mina, written);

        Agency stranger = Agency.called("theirs");

        assertEquals(404, stranger.statusOfScore(mina));
        for (ConsumerRecord<String, byte[]> event : Topics.eventsOf(agency.name)) {
            String text = new String(event.value(), StandardCharsets.UTF_8);
            assertTrue(!text.contains("Mina") && !text.contains("hydrologist") && !text.contains("Clean Rivers"), text);
        }
    }
}
