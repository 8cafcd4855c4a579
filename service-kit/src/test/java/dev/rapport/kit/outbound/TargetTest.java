package dev.rapport.kit.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TargetTest {

    private static final OutboundRules RULES =
            new OutboundRules(Set.of("https"), Set.of(443, 8443), List.of(), List.of(), Duration.ofSeconds(1), 1000);

    private static String refused(String address) {
        return assertThrows(OutboundRefused.class, () -> Target.of(address, RULES))
                .reason();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example/x, scheme_not_allowed",
        "ftp://hooks.example/x, scheme_not_allowed",
        "file:///etc/passwd, scheme_not_allowed",
        "gopher://hooks.example:443/, scheme_not_allowed",
        "jar:https://hooks.example!/x, scheme_not_allowed",
        "https:hooks.example, malformed_host",
        "https:/hooks.example, malformed_host",
        "//hooks.example/x, scheme_not_allowed",
        "hooks.example, scheme_not_allowed",
        "https://user@hooks.example/, no_user_in_address",
        "https://user:pw@hooks.example/, no_user_in_address",
        "https://@hooks.example/, no_user_in_address",
        "https://good.example@127.0.0.1/, no_user_in_address",
        "https://hooks.example/#x, no_fragment_in_address",
        "https://hooks.example:22/, port_not_allowed",
        "https://hooks.example:80/, port_not_allowed",
        "https://hooks.example:0/, port_not_allowed",
    })
    void what_is_no_plain_address_is_refused_with_the_reason(String address, String reason) {
        assertEquals(reason, refused(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "017700000001",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.01",
                "127.0.0.256",
                "127.0.0.1.",
                "1.2.3.4.5",
                "hooks.example.",
                "localhost",
                "x",
                "a..b",
                ".a.b",
                "-a.example",
                "a-.example",
                "a_b.example",
                "hooks.example.1",
                "hooks.0x7f",
                "hooks.example:",
                "hooks.example:443:443",
                "hooks.example:+443",
                "hooks.example:99999999999",
                "[fe80::1%25eth0]",
                "[fe80::1%eth0]",
                "[::1",
                "::1",
                "[v1.x]",
                "[127.0.0.1]",
                "①②⑦.⓪.⓪.①",
                "１２７.0.0.1",
                "höoks.example",
                "hooks。example",
                "hooks.example%00",
                "%31%32%37.0.0.1",
                "hooks.example\\@127.0.0.1",
                "hooks.example\\.evil.example",
                "hooks.example,evil.example",
                "hooks.example;x",
                "a b.example",
                "*.example",
                "127.0.0.1\t",
                "hooks\r\nHost: x.example",
                ""
            })
    void no_odd_form_of_a_host_is_taken(String host) {
        assertThrows(OutboundRefused.class, () -> Target.of("https://" + host + "/x", RULES));
    }

    @Test
    void names_and_plain_numbers_are_taken_as_they_are() throws OutboundRefused {
        assertEquals(new Target(true, "hooks.example", 443, "/"), Target.of("https://hooks.example", RULES));
        assertEquals(
                new Target(true, "hooks.example", 8443, "/a/b?c=%20d"),
                Target.of("HTTPS://Hooks.Example:8443/a/b?c=%20d", RULES));
        assertEquals(
                new Target(true, "xn--bcher-kva.example", 443, "/"),
                Target.of("https://xn--bcher-kva.example/", RULES));
        assertEquals(new Target(true, "1.1.1.1", 443, "/"), Target.of("https://1.1.1.1/", RULES));
        assertEquals(
                new Target(true, "2606:4700:4700::1111", 443, "/"),
                Target.of("https://[2606:4700:4700::1111]/", RULES));
        assertEquals("address_too_long", refused("https://hooks.example/" + "x".repeat(2000)));
        assertEquals("malformed_host", refused("https://" + "a.".repeat(130) + "example/"));
    }

    /** Whatever is sent: an address to call or a reason, and nothing else. */
    @Property
    void nothing_breaks_it(@ForAll String text) {
        for (String address : new String[] {text, "https://" + text, "https://hooks.example/" + text}) {
            try {
                Target.of(address, RULES);
            } catch (OutboundRefused reason) {
                assertEquals(reason.reason(), reason.getMessage());
            }
        }
    }
}
