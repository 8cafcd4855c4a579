package dev.rapport.agents;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkiverse.mcp.server.GlobalInputSchemaGenerator;
import io.quarkiverse.mcp.server.ToolManager.ToolArgument;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.vertx.core.json.JsonObject;

/** What each tool takes, with its {@link Limits}: the library's own schemas know only types. */
@Singleton
class Schemas implements GlobalInputSchemaGenerator {

    private record Schema(Map<String, Object> value) implements InputSchema {
        @Override
        public String asJson() {
            return new JsonObject(value).encode();
        }
    }

    @Override
    public InputSchema generate(ToolInfo tool) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (ToolArgument argument : tool.arguments()) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("type", word(argument.type()));
            property.put("description", argument.description());
            property.putAll(Limits.of(argument.name()));
            properties.put(argument.name(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put(
                "required",
                tool.arguments().stream()
                        .filter(ToolArgument::required)
                        .map(ToolArgument::name)
                        .toList());
        schema.put("additionalProperties", false);
        return new Schema(schema);
    }

    private static String word(Type type) {
        if (type instanceof ParameterizedType holder)
            return holder.getRawType() == Optional.class ? word(holder.getActualTypeArguments()[0]) : "array";
        if (type == int.class || type == Integer.class) return "integer";
        if (type == double.class || type == Double.class) return "number";
        if (type == boolean.class || type == Boolean.class) return "boolean";
        return type == List.class ? "array" : "string";
    }
}
