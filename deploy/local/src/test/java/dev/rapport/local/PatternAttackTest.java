package dev.rapport.local;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

@Timeout(20)
class PatternAttackTest {

    @ParameterizedTest
    @ValueSource(strings = {"(a|aa)+;", "(a|a)*b", "(a+a+)+;"})
    void an_exponential_one_is_found_out(String pattern) {
        assertNotEquals("", PatternAttack.weakness(Pattern.compile(pattern)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|b|-)*", "(?:.|\\n)*x"})
    void one_that_uses_up_the_stack_is_found_out(String pattern) {
        assertNotEquals("", PatternAttack.weakness(Pattern.compile(pattern)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^https?://[^\\s<>\"]+$", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "(?s).*\\S.*", "a*b"})
    void a_harmless_one_is_left_in_peace(String pattern) {
        assertEquals("", PatternAttack.weakness(Pattern.compile(pattern)));
    }
}
