package dev.rapport.kit.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/** Reads parameters of our types: a bad query parameter is a 400 that says what is allowed, a bad id in a path a 404. */
@Provider
public class StrictConverters implements ParamConverterProvider {

    private static final String ONE_OF = "one of ";

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = name(annotations);
        if (type == UUID.class) return converter(type, UUID::fromString, name, "a UUID");
        if (type == LocalDate.class) return converter(type, Text::date, name, "a date such as 2026-03-31");
        if (type == Instant.class) return converter(type, Text::instant, name, "a time such as 2026-03-31T09:30:00Z");
        if (type == Integer.class) return converter(type, Integer::valueOf, name, "a whole number");
        if (type == Double.class) return converter(type, StrictConverters::finite, name, "a number");
        if (type == Boolean.class) return converter(type, StrictConverters::truth, name, "true or false");
        if (type.isEnum()) {
            T[] values = type.getEnumConstants();
            return converter(
                    type,
                    text -> constant(values, text),
                    name,
                    ONE_OF + Arrays.stream(values).map(Object::toString).collect(Collectors.joining(", ")));
        }
        return null;
    }

    private static <T> ParamConverter<T> converter(
            Class<T> type, Function<String, ?> reader, String query, String expected) {
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                if (text == null) return null;
                try {
                    return type.cast(reader.apply(text));
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw query == null ? noSuchPath(text) : badParameter(query, expected);
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }

    private static String name(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) return query.value();
            if (annotation instanceof PathParam) return null;
        }
        return null;
    }

    /** Wrapped, since only this kind passes the parameter handling untouched; the problem table unwraps it. */
    private static WebApplicationException badParameter(String name, String expected) {
        return new WebApplicationException(
                Refusal.invalidParameter(
                        name,
                        expected.startsWith(ONE_OF) ? "unknown_value" : "wrong_type",
                        "This must be " + expected + "."),
                400);
    }

    private static WebApplicationException noSuchPath(String text) {
        return new WebApplicationException(new Refusal(Problem.NOT_FOUND, "\"" + text + "\" is not an id."), 404);
    }

    private static Double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) throw new IllegalArgumentException(text);
        return number;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object constant(Object[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }
}
