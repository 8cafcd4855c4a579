package dev.rapport.local.daytwo;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Books.Person;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.require;
import static dev.rapport.local.daytwo.Checks.until;

/** Somebody asks to be forgotten. */
final class ErasePerson implements Rehearsal {

    @Override
    public String name() {
        return "erase-person";
    }

    @Override
    public String play(Office office) throws Exception {
        Person mina = office.another("Mina who will be forgotten");
        try (Api api = office.api()) {
            api.post(Service.INTERACTIONS, "/v1/interactions", Office.deed(mina, "HELP", "value", 2));
            api.post(
                    Service.CONTACTS,
                    "/v1/influencers/" + mina.influencer() + "/research",
                    Map.of("note", "Films rivers", "value", 1));
            until(
                    () -> Office.score(api, mina).get("interactions").asInt() == 2,
                    "what was done with her is in her score");
            erase(office, api, mina);
            requireGone(office, mina);
        }
        return "no row of three databases names them but the proofs, and the last word on the topics is none";
    }

    /** Contacts forget at once; returns when those that are told have done so, too. */
    static void erase(Office office, Api api, Person person) throws Exception {
        JsonNode now = api.get(Service.CONTACTS, "/v1/influencers/" + person.influencer());
        api.post(
                Service.CONTACTS,
                "/v1/influencers/" + person.influencer() + "/erasure",
                Map.of("reason", "NO_LONGER_NEEDED"),
                now.get("version").asLong());
        for (Service service : List.of(Service.INTERACTIONS, Service.SCORING))
            until(() -> isErased(office, service, person), service + " has forgotten them");
    }

    private static boolean isErased(Office office, Service service, Person person) throws Exception {
        return office.answer(service, "SELECT 1 FROM erased WHERE id = '" + person.influencer() + "'") != null;
    }

    static void requireGone(Office office, Person person) throws Exception {
        for (Service service : Service.values()) {
            office.awaitEmptyOutbox(service);
            String tables = office.answer(
                    service,
                    """
                    SELECT string_agg(table_name, ',' ORDER BY table_name) FROM information_schema.tables
                    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                    AND table_name NOT IN ('erased', 'known_contact', 'former_record', 'audit_log', 'erasure')
                    AND query_to_xml(format('SELECT 1 FROM %%I t WHERE strpos(t::text, %%L) > 0 LIMIT 1', table_name, '%s'),
                        true, false, '')::text LIKE '%%<row>%%'"""
                            .formatted(person.influencer()));
            require(tables == null, "nothing of " + service + " names them, but " + tables + " does");
        }
        for (String topic : new String[] {"interactions", "contacts"})
            require(
                    LastWords.of(office.plant().kafka().bootstrap(), topic).none(person.influencer()),
                    "nothing on " + topic + " names them");
    }
}
