package dev.rapport.kit.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.problem.Refusal;

/** A misspelt filter must not answer with everything: only the parameters that a method declares are taken. */
public class StrictParameters {

    /** Characters of a header with conditions: some tens of entity tags. */
    public static final int LONGEST_CONDITION = 1000;

    private static final List<String> CONDITIONS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    private static final Map<Method, TreeSet<String>> DECLARED = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ContainerRequestContext context, ResourceInfo resource) {
        CONDITIONS.forEach(name -> checkLength(name, context.getHeaderString(name)));
        Method method = resource.getResourceMethod();
        var sent = context.getUriInfo().getQueryParameters();
        if (method == null || sent.isEmpty()) return;
        TreeSet<String> declared = DECLARED.computeIfAbsent(method, StrictParameters::declared);
        sent.forEach((name, values) -> {
            if (!declared.contains(name)) {
                throw Refusal.invalidParameter(
                        name, "unknown_parameter", "There is no such parameter here; allowed are " + declared + ".");
            }
            if (values.size() > 1) {
                throw Refusal.invalidParameter(name, "repeated", "This parameter may be given only once.");
            }
            if (values.getFirst().isEmpty()) {
                throw Refusal.invalidParameter(name, "empty", "Give a value, or leave the parameter out.");
            }
            if (!Text.isClean(values.getFirst())) {
                throw Refusal.invalidParameter(name, "not_readable", "This parameter contains a control character.");
            }
        });
    }

    private static void checkLength(String header, String value) {
        if (value != null && value.length() > LONGEST_CONDITION) {
            throw Refusal.invalidParameter(
                    header, "size", "This may have at most " + LONGEST_CONDITION + " characters.");
        }
    }

    private static TreeSet<String> declared(Method method) {
        TreeSet<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(parameter, names);
            if (!parameter.isAnnotationPresent(BeanParam.class)) continue;
            for (Class<?> type = parameter.getType(); type != null; type = type.getSuperclass()) {
                Arrays.stream(type.getDeclaredFields()).forEach(field -> add(field, names));
            }
        }
        return names;
    }

    private static void add(AnnotatedElement element, TreeSet<String> names) {
        QueryParam query = element.getAnnotation(QueryParam.class);
        if (query != null) names.add(query.value());
    }
}
