package dev.rapport.kit.document;

import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

import dev.rapport.kit.http.StrictParameters;

/** How long the headers may be that make a request depend on a version. */
final class HeaderLimits {

    private static final Set<String> CONDITIONS = Set.of("If-Match", "If-None-Match");

    private HeaderLimits() {}

    static void say(Operation operation) {
        if (operation.getParameters() == null) return;
        operation.getParameters().stream()
                .filter(parameter -> CONDITIONS.contains(parameter.getName()))
                .forEach(HeaderLimits::limit);
    }

    private static void limit(Parameter parameter) {
        // Of a header that a resource takes in its own way, the document knows no type.
        if (parameter.getSchema() == null || parameter.getSchema().getType() == null)
            parameter.setSchema(OASFactory.createSchema().addType(SchemaType.STRING));
        parameter.getSchema().setMaxLength(StrictParameters.LONGEST_CONDITION);
    }
}
