package dev.rapport.local.daytwo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Books.Person;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.require;
import static dev.rapport.local.daytwo.Checks.until;

/** The topics get more partitions, so that more instances can share the work. */
final class MorePartitions implements Rehearsal {
    private static final int MEANWHILE = 40;
    private static final int MORE = 4;
    private static final Map<Service, String> TOPICS =
            Map.of(Service.CONTACTS, "contacts", Service.INTERACTIONS, "interactions");

    @Override
    public String name() {
        return "more-partitions";
    }

    @Override
    public String play(Office office) throws Exception {
        String kafka = office.plant().kafka().bootstrap();
        Person mina = office.another("Mina, who is there before");
        try (Api api = office.api()) {
            api.post(Service.INTERACTIONS, "/v1/interactions", Office.deed(mina, "HELP", "value", 2));
            office.awaitMore(MEANWHILE);
            int partitions = grow(kafka);
            for (Service service : TOPICS.keySet())
                until(() -> lies(office, service, partitions), service + " has moved");
            office.awaitMore(MEANWHILE);
            Map<String, JsonNode> scores = office.scores();
            require(!scores.isEmpty(), "scores are read meanwhile");
            ErasePerson.erase(office, api, mina);
            ErasePerson.requireGone(office, mina);
            office.end();
            office.balance();
            for (String topic : TOPICS.values()) {
                long twice = LastWords.of(kafka, topic).twice();
                require(twice == 0, "each thing is on " + topic + " once, and not " + twice + " of them twice");
            }
            return "from %d to %d partitions; each thing lies once, and an erasure reaches what was told before"
                    .formatted(partitions - MORE, partitions);
        }
    }

    private static int grow(String kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            int before = admin.describeTopics(List.of("interactions"))
                    .topicNameValues()
                    .get("interactions")
                    .get()
                    .partitions()
                    .size();
            Map<String, NewPartitions> more = new HashMap<>();
            for (String topic : List.of("contacts", "interactions", "scores"))
                more.put(topic, NewPartitions.increaseTo(before + MORE));
            admin.createPartitions(more).all().get();
            return before + MORE;
        }
    }

    private static boolean lies(Office office, Service service, int partitions) throws Exception {
        String sql = "SELECT partitions FROM topic_layout WHERE topic = '" + TOPICS.get(service) + "'";
        return Integer.toString(partitions).equals(office.answer(service, sql));
    }
}
