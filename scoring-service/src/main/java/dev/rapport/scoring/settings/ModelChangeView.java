package dev.rapport.scoring.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One change of the model's numbers.
 *
 * @param version that it made
 * @param changedBy the {@code sub} of the token
 * @param changes against the version before, or against the defaults
 */
public record ModelChangeView(long version, Instant changedAt, String changedBy, List<NumberChange> changes) {

    /**
     * One number.
     *
     * @param pointer JSON Pointer into the numbers
     */
    public record NumberChange(String pointer, double from, double to) {}

    static ModelChangeView of(Settings settings, Settings before) {
        return new ModelChangeView(
                settings.version(), settings.changedAt(), settings.changedBy(), changes(before, settings));
    }

    private static List<NumberChange> changes(Settings before, Settings after) {
        ObjectNode from = SettingsJson.tree(before.config());
        ObjectNode to = SettingsJson.tree(after.config());
        List<NumberChange> changes = new ArrayList<>();
        to.properties().forEach(group -> group.getValue().properties().forEach(number -> {
            String pointer = "/" + group.getKey() + "/" + number.getKey();
            double old = from.at(pointer).doubleValue();
            double now = number.getValue().doubleValue();
            if (Double.compare(old, now) != 0) changes.add(new NumberChange(pointer, old, now));
        }));
        return changes;
    }
}
