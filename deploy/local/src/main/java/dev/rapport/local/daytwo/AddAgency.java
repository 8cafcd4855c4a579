package dev.rapport.local.daytwo;

import java.util.Map;
import java.util.UUID;

import dev.rapport.local.Api;
import dev.rapport.local.Role;
import dev.rapport.local.Service;

import static dev.rapport.local.daytwo.Checks.require;
import static dev.rapport.local.daytwo.Checks.until;

/** Another agency begins: its provider names it in a token, and nothing else is to be done. */
final class AddAgency implements Rehearsal {
    private static final int NOT_FOUND = 404;

    @Override
    public String name() {
        return "add-agency";
    }

    @Override
    public String play(Office office) throws Exception {
        var plant = office.plant();
        String token = office.identity().token("new-" + UUID.randomUUID(), "first-user", Role.EDITOR);
        String theirs = office.another("Of the office").influencer();
        try (Api api = new Api(plant.endpoints(), token)) {
            require(
                    api.get(Service.CONTACTS, "/v1/influencers").get("items").isEmpty(),
                    "it begins with nobody of the others");
            String organization = Office.named(api, "/v1/organizations", "Their first client");
            String influencer = Office.named(api, "/v1/influencers", "Their first contact");
            var deed = Map.of("kind", "HELP", "value", 2, "organizationId", organization, "influencerId", influencer);
            api.post(Service.INTERACTIONS, "/v1/interactions", deed);
            until(
                    () -> api.get(Service.SCORING, "/v1/scores/" + influencer)
                                    .get("interactions")
                                    .asInt()
                            == 1,
                    "what it writes counts");
            try {
                api.get(Service.CONTACTS, "/v1/influencers/" + theirs);
                require(false, "another agency's contact is not there for it");
            } catch (Api.Refused refused) {
                require(refused.status() == NOT_FOUND, "another agency's contact is not there for it");
            }
        }
        office.end();
        office.balance();
        return "its first write counted, and it sees nothing of the other";
    }
}
