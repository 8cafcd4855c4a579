package dev.rapport.kit.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class StartRulesTest {

    private static List<String> faults(String name, String value) {
        return StartRules.faults(
                asked -> Optional.ofNullable(Map.of(name, value).get(asked)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeit",
                "ChangeMe!2026now",
                "my-PASSWORD-is-long",
                "postgres",
                "rapport",
                "aaaaaaaaaaaaaaaa",
                "zz9x",
                "0",
                "1234567890123456",
                "<your password>",
                "${DB_PASSWORD}",
                "topSecretTopSecret"
            })
    void a_secret_that_others_know_does_not_do(String value) {
        for (String name : StartRules.SECRETS) {
            List<String> faults = faults(name, value);
            assertEquals(1, faults.size(), name);
            assertFalse(faults.getFirst().substring(name.length()).contains(value), faults.getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"f3b1c0a99d2e47e8", "correct horse battery staple", "Zx9-4kQ.vvT7w"})
    void a_random_one_does(String value) {
        for (String name : StartRules.SECRETS) assertEquals(List.of(), faults(name, value));
    }

    @Test
    void a_role_of_the_database_without_a_password_does_not_do() {
        assertEquals(5, StartRules.missing(name -> Optional.empty()).size());
        assertEquals(
                5,
                StartRules.missing(name -> Optional.of(" ").filter(value -> name.startsWith("RAPPORT")))
                        .size());
        assertEquals(List.of(), StartRules.missing(name -> Optional.of("f3b1c0a99d2e47e8")));
    }

    @Test
    void what_a_service_has_no_use_for_may_be_missing() {
        assertEquals(List.of(), StartRules.faults(name -> Optional.empty()));
        assertEquals(List.of(), faults("RAPPORT_MATCH_KEY", ""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "mp.jwt.verify.publickey.algorithm,HS256",
                "mp.jwt.verify.publickey.algorithm,none",
                "mp.jwt.verify.publickey.algorithm,\"RS256,HS256\"",
                "mp.jwt.verify.clock.skew,61",
                "mp.jwt.verify.clock.skew,-1",
                "mp.jwt.verify.publickey.location,RAPPORT_JWKS-is-not-set",
                "mp.jwt.verify.publickey.location,http://login.example/keys",
                "mp.jwt.verify.publickey.location,http://127.0.0.1.example/keys",
                "mp.jwt.verify.publickey.location,ftp://login.example/keys",
                "quarkus.http.cors.origins,*",
                "quarkus.http.cors.origins,\"https://a.example,*\"",
                "quarkus.http.cors.origins,/https://.*/",
            })
    void a_setting_that_opens_a_door_does_not_do(String name, String value) {
        assertEquals(1, faults(name, value).size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "mp.jwt.verify.publickey.algorithm,\"RS256,ES256\"",
                "mp.jwt.verify.clock.skew,60",
                "mp.jwt.verify.publickey.location,https://login.example/realms/x/protocol/openid-connect/certs",
                "mp.jwt.verify.publickey.location,file:///run/keys/jwks.json",
                "mp.jwt.verify.publickey.location,http://127.0.0.1:8080/certs",
                "quarkus.http.cors.origins,\"https://a.example,https://b.example\"",
            })
    void one_that_does_not_does(String name, String value) {
        assertEquals(List.of(), faults(name, value));
    }
}
