package dev.rapport.local.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.rapport.local.Api;
import dev.rapport.local.Endpoints;
import dev.rapport.local.LocalIdentity;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

/**
 * "Clean Rivers" and three influencers: Mina, with whom sixteen weeks of giving first make an ask of size 2 reasonable;
 * Jonas, halfway there; Dax, who only ever got asks and parcels. All three are on the list of a campaign six weeks ahead.
 */
public final class DemoStory {
    public static final String AGENCY = "demo-agency";

    private static final String MINA = "demo-mina";
    private static final String JONAS = "demo-jonas";
    private static final String DAX = "demo-dax";

    private final Pen pen;

    private DemoStory(Pen pen) {
        this.pen = pen;
    }

    /** Who the story is about; ids as the services gave them. */
    public record Cast(String organization, String mina, String jonas, String dax) {}

    /**
     * Tells the story as of a day. Telling it again on the same day adds what is missing; false when the agency has
     * another telling already, which stays as it is.
     */
    public static boolean load(Endpoints endpoints, LocalIdentity identity, LocalDate today) {
        try (var api = api(endpoints, identity)) {
            new DemoStory(new Pen(api, today)).tell();
            return true;
        } catch (Api.Refused refused) {
            if (refused.status() == 409) return false;
            throw refused;
        }
    }

    /** The ids of the story, where it has been told. */
    public static Optional<Cast> cast(Endpoints endpoints, LocalIdentity identity) {
        try (var api = api(endpoints, identity)) {
            var organization = id(items(api, "/v1/organizations"), "demo-clean-rivers");
            var influencers = items(api, "/v1/influencers?limit=200");
            var mina = id(influencers, MINA);
            var jonas = id(influencers, JONAS);
            var dax = id(influencers, DAX);
            if (organization.isEmpty() || mina.isEmpty() || jonas.isEmpty() || dax.isEmpty()) return Optional.empty();
            return Optional.of(new Cast(organization.get(), mina.get(), jonas.get(), dax.get()));
        }
    }

    private void tell() {
        String rivers = id(pen.write(
                Service.CONTACTS,
                "/v1/organizations",
                Map.of(
                        "name",
                        "Clean Rivers",
                        "externalId",
                        "demo-clean-rivers",
                        "goals",
                        List.of("3,000 volunteers for the autumn river clean-up", "A water-testing day in ten towns"),
                        "presence",
                        List.of(Map.of(
                                "network", "instagram",
                                "handle", "cleanrivers",
                                "lastActiveOn", pen.day(2))))));
        String mina = influencer(
                MINA,
                "Mina Okafor",
                List.of(
                        Map.of("network", "instagram", "handle", "mina.outdoors", "followers", 4200),
                        Map.of("network", "youtube", "handle", "minaoutdoors", "followers", 900)),
                List.of("river-restoration", "wild-swimming", "citizen-science"));
        mina(new Chronicle(pen, rivers, mina));
        String jonas = influencer(
                JONAS,
                "Jonas Lindqvist",
                List.of(Map.of("network", "instagram", "handle", "jonas.paddles", "followers", 18000)),
                List.of("kayaking", "river-restoration"));
        jonas(new Chronicle(pen, rivers, jonas));
        String dax = influencer(
                DAX,
                "Dax Moreno",
                List.of(Map.of("network", "tiktok", "handle", "daxeats", "followers", 260000)),
                List.of("street-food", "travel"));
        dax(new Chronicle(pen, rivers, dax));
        campaign(rivers, List.of(mina, jonas, dax));
    }

    private void campaign(String organization, List<String> influencers) {
        pen.write(
                Service.CONTACTS,
                "/v1/campaigns",
                Map.of(
                        "organizationId",
                        organization,
                        "name",
                        "A water-testing day in ten towns",
                        "launchOn",
                        pen.day(-42),
                        "ask",
                        Map.of("size", 2, "topics", List.of("River restoration"), "summary", "Host one of the towns"),
                        "influencerIds",
                        influencers));
    }

    private static void mina(Chronicle mina) {
        mina.research(112, 2, "Swims in the river every week and films what she finds.", "wild-swimming")
                .research(105, 1, "Asked her followers which water-testing kit to buy.", "citizen-science")
                .engagement(103, "Answered her question about nitrate readings under a video")
                .introduction(98, "Said who we are, what we saw in her films, and asked for nothing")
                .reply(96, "POSITIVE", "Glad that somebody watches to the end")
                .response(95, 2, "Told her how the readings are taken")
                .promiseKept(94, 80, 82, 1, "Send the open readings of her stretch of the river")
                .engagement(91, "Shared her film on otters with a comment")
                .help(89, 2, "USED", "Lent a water-testing kit for a season")
                .reply(88, "POSITIVE", "First readings came out well")
                .research(84, 2, "Plans a series on five river sources.", "river-restoration")
                .help(75, 2, "WELCOMED", "Put her in touch with a hydrologist")
                .benefit(73, "Named Clean Rivers in her film on the headwaters")
                .response(72, 1, "Checked the figures in her draft the same hour")
                .agreement(
                        68,
                        0.6,
                        14,
                        "We give somewhat more; she says yes only to what suits her films; every two weeks")
                .promiseKept(66, 54, 55, 2, "Get her the permit to film at the weir")
                .help(61, 2, "USED", "Map of safe entry points for swimmers")
                .reply(60, "POSITIVE", "Printed the map for her group")
                .research(49, 1, "Her group has grown to sixty swimmers.", "wild-swimming")
                .help(47, 2, "USED", "Found a lab that reads her samples free of charge")
                .inbound(45, "Asked whether we know how to report a spill")
                .response(44, 3, "Told her whom to call, and called too")
                .promiseKept(40, 26, 27, 1, "Ask the council about the spill and report back")
                .help(33, 1, "WELCOMED", "Three restoration projects along her route")
                .benefit(32, "Sent us her samples of two years")
                .help(19, 2, "USED", "Charts of her samples, ready for her next film")
                .reply(18, "POSITIVE", "Put the charts into the film")
                .response(17, 1, "Sent them again without the logo, as she asked")
                .research(12, 1, "Thinks about a day of testing with her followers.", "citizen-science");
    }

    private static void jonas(Chronicle jonas) {
        jonas.research(40, 1, "Paddles where we clean up.", "kayaking")
                .introduction(35, "Said who we are and what we liked about his map of portages")
                .reply(33, "NEUTRAL", "Thanks, will have a look")
                .response(32, 20, "Answered his question about the clean-up days")
                .research(24, 2, "Wrote about weirs that kill fish.", "river-restoration")
                .help(21, 1, "WELCOMED", "List of weirs that will be taken out next year")
                .promiseKept(20, 9, 8, 1, "Ask the fishery office for the dates")
                .engagement(14, "Commented on his winter tour");
    }

    private static void dax(Chronicle dax) {
        dax.ask(70, 3, 0.5, "Please post our clean-up video")
                .followUp(63, "Did you see our message?")
                .ask(42, 3, 0.4, "Please join our clean-up live stream")
                .gift(26, "A box with caps and bottles")
                .ask(22, 4, 0.5, "Please host our autumn campaign")
                .followUp(18, "Just checking in")
                .gift(15, "A hoodie")
                .ask(9, 4, 0.5, "Last chance to be part of it")
                .gift(5, "Another box")
                .followUp(3, "Did the box arrive?");
    }

    private String influencer(
            String externalId, String name, List<Map<String, Object>> channels, List<String> interests) {
        var body = Map.of("name", name, "externalId", externalId, "channels", channels, "interests", interests);
        return id(pen.write(Service.CONTACTS, "/v1/influencers", body));
    }

    private static Api api(Endpoints endpoints, LocalIdentity identity) {
        return new Api(endpoints, identity.token(AGENCY, "demo-story", Role.EDITOR));
    }

    private static JsonNode items(Api api, String path) {
        return api.get(Service.CONTACTS, path).get("items");
    }

    private static Optional<String> id(JsonNode items, String externalId) {
        for (JsonNode item : items) {
            if (item.path("externalId").asText().equals(externalId)) return Optional.of(id(item));
        }
        return Optional.empty();
    }

    private static String id(JsonNode item) {
        return item.get("id").asText();
    }
}
