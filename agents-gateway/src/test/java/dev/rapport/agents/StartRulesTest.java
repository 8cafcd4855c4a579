package dev.rapport.agents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the gateway does not start with. */
class StartRulesTest {

    private static final Map<String, String> GOOD = Map.of(
            "RAPPORT_ISSUER", "https://login.agency.test",
            "RAPPORT_AUDIENCE", "rapport",
            "mp.jwt.verify.publickey.location", "https://login.agency.test/keys",
            "mp.jwt.verify.publickey.algorithm", "RS256, ES256",
            "mp.jwt.verify.clock.skew", "30",
            "rapport.agents.address", "https://agents.agency.test",
            "rapport.agents.contacts", "http://contacts:8081",
            "rapport.agents.interactions", "http://interactions:8082",
            "rapport.agents.scoring", "http://scoring:8083",
            "rapport.agents.origins", "https://a.agency.test, https://b.agency.test:8443");

    @Test
    void good_settings_have_no_fault() {
        assertEquals(List.of(), faults(GOOD));
    }

    @ParameterizedTest
    @CsvSource({
        "RAPPORT_ISSUER, ' '",
        "RAPPORT_AUDIENCE, ' '",
        "mp.jwt.verify.publickey.location, http://login.agency.test/keys",
        "mp.jwt.verify.publickey.location, RAPPORT_JWKS-is-not-set",
        "mp.jwt.verify.publickey.algorithm, 'RS256,HS256'",
        "mp.jwt.verify.clock.skew, 3600",
        "rapport.agents.scoring, file:///etc",
        "rapport.agents.address, somewhere",
        "rapport.agents.origins, *",
        "rapport.agents.origins, /https://.*/",
        "rapport.agents.origins, 'https://a.agency.test,null'"
    })
    void a_door_that_stands_open_is_named_and_its_value_is_not(String setting, String value) {
        Map<String, String> bad = new HashMap<>(GOOD);
        bad.put(setting, value);
        List<String> faults = faults(bad);
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.getFirst().startsWith(setting + " "), faults.toString());
        if (value.length() > 3) assertFalse(faults.getFirst().contains(value), faults.toString());
    }

    private static List<String> faults(Map<String, String> settings) {
        return StartRules.faults(name -> Optional.ofNullable(settings.get(name)));
    }
}
