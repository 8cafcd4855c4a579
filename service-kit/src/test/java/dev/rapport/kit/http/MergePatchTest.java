package dev.rapport.kit.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Appendix A of RFC 7396. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':'b'}              | {'a':'c'}                 | {'a':'c'}",
                "{'a':'b'}              | {'b':'c'}                 | {'a':'b','b':'c'}",
                "{'a':'b'}              | {'a':null}                | {}",
                "{'a':'b','b':'c'}      | {'a':null}                | {'b':'c'}",
                "{'a':['b']}            | {'a':'c'}                 | {'a':'c'}",
                "{'a':'c'}              | {'a':['b']}               | {'a':['b']}",
                "{'a':{'b':'c'}}        | {'a':{'b':'d','c':null}}  | {'a':{'b':'d'}}",
                "{'a':[{'b':'c'}]}      | {'a':[1]}                 | {'a':[1]}",
                "['a','b']              | ['c','d']                 | ['c','d']",
                "{'a':'b'}              | ['c']                     | ['c']",
                "{'a':'foo'}            | null                      | null",
                "{'a':'foo'}            | 'bar'                     | 'bar'",
                "{'e':null}             | {'a':1}                   | {'e':null,'a':1}",
                "[1,2]                  | {'a':'b','c':null}        | {'a':'b'}",
                "{}                     | {'a':{'bb':{'ccc':null}}} | {'a':{'bb':{}}}"
            })
    void merges_as_the_standard_says(String original, String patch, String result) throws Exception {
        var merged = MergePatch.merge(JSON.readTree(quoted(original)), JSON.readTree(quoted(patch)));
        assertEquals(JSON.readTree(quoted(result)), merged);
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
