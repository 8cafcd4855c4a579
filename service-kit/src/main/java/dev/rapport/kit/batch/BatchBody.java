package dev.rapport.kit.batch;

import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The body of a batch. Its items are read one by one, so that one that is wrong leaves the others as they are.
 *
 * @param items 1 to 200, each in the form in which it would be sent alone
 */
public record BatchBody(@NotNull @Size(min = 1, max = MOST) List<JsonNode> items) {

    public static final int MOST = 200;
}
