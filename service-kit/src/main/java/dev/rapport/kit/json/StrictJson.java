package dev.rapport.kit.json;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;

import io.quarkus.jackson.ObjectMapperCustomizer;

/** Reads nothing but what was meant: no unknown or doubled keys, no numbers in text, no text that a database refuses. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** After Quarkus's own: of two readers of one type the later one is used, and it brings some for times. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // The builder form cannot change Quarkus's one mapper.
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .registerModule(new SimpleModule("rapport-strict")
                        .addDeserializer(String.class, new CleanText())
                        .addDeserializer(Instant.class, new StrictTime<>(Instant.class, Text::instant))
                        .addDeserializer(LocalDate.class, new StrictTime<>(LocalDate.class, Text::date)));
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    }

    /** PostgreSQL takes no U+0000, UTF-8 no lone surrogate: refused here, with a reason, instead of failing later. */
    private static final class CleanText extends StdScalarDeserializer<String> {
        CleanText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING))
                return (String) context.handleUnexpectedToken(String.class, parser);
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (!Text.isClean(text))
                throw JsonMappingException.from(
                        parser,
                        "text",
                        new IllegalArgumentException("it contains a control character or half a character"));
            return text;
        }
    }

    /** A time or a date is ISO 8601 text, never a number or an array. */
    private static final class StrictTime<T> extends StdScalarDeserializer<T> {
        private final Class<T> type;
        private final transient Function<String, T> reader;

        StrictTime(Class<T> type, Function<String, T> reader) {
            super(type);
            this.type = type;
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) return type.cast(context.handleUnexpectedToken(type, parser));
            try {
                return reader.apply(parser.getText());
            } catch (DateTimeException e) {
                throw MismatchedInputException.from(parser, type, "not a time");
            }
        }
    }
}
